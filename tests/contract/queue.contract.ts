import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Retries } from "#app/engines/queue/bullmq-queue.server.ts";
import type { JobQueue, QueueJob } from "#app/engines/queue/queue.ts";

const RETRIES: Retries = { attempts: 4, pauseMs: 150 };
const WAIT = { timeout: 20_000, interval: 20 };

const job = (name = "thing.happened"): QueueJob => ({ id: randomUUID(), name, data: { at: 1 } });

/** What every job queue keeps to, whatever it stands on. Each test has a consumer of its own. */
export function jobQueueContract(backend: string, open: (retries: Retries) => JobQueue): void {
  describe(`the job queue on ${backend}`, () => {
    let queue: JobQueue;
    const running: { stop(): Promise<void> }[] = [];
    const consumer = (): string => `contract-${randomUUID()}`;

    beforeAll(async () => {
      queue = open(RETRIES);
      await queue.prepare();
    });
    afterAll(async () => {
      await Promise.all(running.map((consuming) => consuming.stop()));
      await queue.close();
    });

    async function consume(name: string, handle: (job: QueueJob) => Promise<void>, concurrency = 4) {
      const consuming = await queue.consume(name, handle, { concurrency });
      running.push(consuming);
      return consuming;
    }

    it("can be made ready twice, by several processes at once", async () => {
      const others = [open(RETRIES), open(RETRIES)];
      await Promise.all(others.map((other) => other.prepare()));
      await Promise.all(others.map((other) => other.close()));
    });

    it("delivers every job with its id, name and data", async () => {
      const name = consumer();
      const jobs = Array.from({ length: 300 }, (_, i) => ({ ...job(), data: { i } }));
      await queue.add(name, []);
      await queue.add(name, jobs);
      const seen = new Map<string, QueueJob>();
      await consume(name, async (got) => void seen.set(got.id, got));
      await vi.waitFor(() => expect(seen.size).toBe(300), WAIT);
      for (const sent of jobs) expect(seen.get(sent.id)).toEqual(sent);
    });

    it("takes a job once for its id, even when several add it at once", async () => {
      const name = consumer();
      const one = job();
      const another = open(RETRIES);
      await Promise.all([
        ...Array.from({ length: 5 }, () => queue.add(name, [one])),
        ...Array.from({ length: 5 }, () => another.add(name, [one, job()])),
      ]);
      await another.close();
      expect((await queue.counts(name)).waiting).toBe(6);
    });

    it("keeps the jobs of one consumer from another", async () => {
      const [mine, other] = [consumer(), consumer()];
      const got: string[] = [];
      await consume(mine, async ({ id }) => void got.push(id));
      await queue.add(other, [job()]);
      const own = job();
      await queue.add(mine, [own]);
      await vi.waitFor(() => expect(got).toEqual([own.id]), WAIT);
      expect((await queue.counts(other)).waiting).toBe(1);
    });

    it("tries a failing job again with growing pauses until it succeeds", async () => {
      const name = consumer();
      const tries: number[] = [];
      await consume(name, async () => {
        tries.push(performance.now());
        if (tries.length < 4) throw new Error("not yet");
      });
      await queue.add(name, [job()]);
      await vi.waitFor(() => expect(tries).toHaveLength(4), WAIT);
      const pauses = tries.slice(1).map((at, i) => at - (tries[i] ?? 0));
      // A timer may fire a few milliseconds early.
      pauses.forEach((pause, i) => expect(pause).toBeGreaterThan(RETRIES.pauseMs * 2 ** i - 20));
      await vi.waitFor(
        async () =>
          expect(await queue.counts(name)).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 }),
        WAIT,
      );
    });

    it("shows what failed for good with its reason, and takes it up again when told to", async () => {
      const name = consumer();
      const broken = job("thing.broke");
      let repaired = false;
      const done: string[] = [];
      await consume(name, async ({ id }) => {
        if (!repaired && id === broken.id) throw new Error("the shelf is empty");
        done.push(id);
      });
      const sound = job();
      await queue.add(name, [broken, sound]);
      await vi.waitFor(async () => expect((await queue.counts(name)).failed).toBe(1), WAIT);
      expect(done).toEqual([sound.id]);
      expect(await queue.failed(name, 10)).toEqual([
        { ...broken, reason: "the shelf is empty", attempts: RETRIES.attempts },
      ]);
      // The relay hands it on again: it stays where it can be seen.
      await queue.add(name, [broken]);
      expect(await queue.counts(name)).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 1 });
      repaired = true;
      await queue.retry(name, broken.id);
      await vi.waitFor(() => expect(done).toEqual([sound.id, broken.id]), WAIT);
      expect(await queue.failed(name, 10)).toEqual([]);
      await queue.retry(name, randomUUID());
    });

    it("counts what waits, runs and pauses", async () => {
      const name = consumer();
      await queue.add(name, [job(), job(), job()]);
      expect(await queue.counts(name)).toEqual({ waiting: 3, active: 0, delayed: 0, failed: 0 });
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      await consume(name, () => gate, 1);
      await vi.waitFor(
        async () => expect(await queue.counts(name)).toMatchObject({ waiting: 2, active: 1 }),
        WAIT,
      );
      release();
      await vi.waitFor(
        async () => expect(await queue.counts(name)).toMatchObject({ waiting: 0, active: 0 }),
        WAIT,
      );
    });

    it("never runs more at once than a consumer may", async () => {
      const name = consumer();
      let now = 0;
      let most = 0;
      let done = 0;
      await queue.add(
        name,
        Array.from({ length: 20 }, () => job()),
      );
      await consume(
        name,
        async () => {
          most = Math.max(most, ++now);
          await sleep(20);
          now--;
          done++;
        },
        2,
      );
      await vi.waitFor(() => expect(done).toBe(20), WAIT);
      expect(most).toBe(2);
    });

    it("stops after the job under way, and leaves the rest to the next", async () => {
      const name = consumer();
      const finished: string[] = [];
      let started: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (started = resolve));
      const consuming = await consume(
        name,
        async ({ id }) => {
          started();
          await sleep(600);
          finished.push(id);
        },
        1,
      );
      await queue.add(name, [job(), job(), job()]);
      await begun;
      await consuming.stop();
      expect(finished).toHaveLength(1);
      await sleep(300);
      expect(await queue.counts(name)).toMatchObject({ waiting: 2, active: 0 });
      await consume(name, async ({ id }) => void finished.push(id), 1);
      await vi.waitFor(() => expect(new Set(finished).size).toBe(3), WAIT);
      expect(finished).toHaveLength(3);
    });
  });
}
