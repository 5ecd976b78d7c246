import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Retries } from "#app/engines/queue/bullmq-queue.server.ts";
import type { JobQueue, QueueJob, TakenJob } from "#app/engines/queue/queue.ts";

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

    async function consume(name: string, handle: (job: TakenJob) => Promise<void>, concurrency = 4) {
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
      await consume(name, async ({ id, name: its, data }) => void seen.set(id, { id, name: its, data }));
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

    it("says which attempt is the last, drops the job after it, and takes the same id again", async () => {
      const name = consumer();
      const broken = job("thing.broke");
      const attempts: { attempt: number; isLast: boolean }[] = [];
      let repaired = false;
      await consume(name, async ({ attempt, isLast }) => {
        attempts.push({ attempt, isLast });
        if (!repaired) throw new Error("the shelf is empty");
      });
      await queue.add(name, [broken]);
      await vi.waitFor(() => expect(attempts).toHaveLength(RETRIES.attempts), WAIT);
      const expected = Array.from({ length: RETRIES.attempts }, (_, i) => ({
        attempt: i + 1,
        isLast: i + 1 === RETRIES.attempts,
      }));
      expect(attempts).toEqual(expected);
      const nothing = { waiting: 0, active: 0, delayed: 0, failed: 0 };
      await vi.waitFor(async () => expect(await queue.counts(name)).toEqual(nothing), WAIT);
      repaired = true;
      await queue.add(name, [broken]);
      await vi.waitFor(() => expect(attempts).toHaveLength(RETRIES.attempts + 1), WAIT);
      expect(attempts.at(-1)).toEqual({ attempt: 1, isLast: false });
    });

    it("takes an id again that was done with", async () => {
      const name = consumer();
      const one = job();
      let done = 0;
      await consume(name, async () => void done++);
      await queue.add(name, [one]);
      await vi.waitFor(() => expect(done).toBe(1), WAIT);
      await vi.waitFor(async () => {
        await queue.add(name, [one]);
        expect(done).toBeGreaterThan(1);
      }, WAIT);
    });

    it("remembers what it was given and warns of nothing, once that was noted", async () => {
      await queue.noteMemory();
      expect(await queue.memory()).toEqual({ forgot: false, dangers: [] });
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
