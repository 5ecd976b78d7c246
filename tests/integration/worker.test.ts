import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, it, vi } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { queueOnPostgres } from "#app/engines/queue/bullmq-on-postgres.server.ts";
import { queueOnRedis } from "#app/engines/queue/bullmq-on-redis.server.ts";
import type { JobQueue } from "#app/engines/queue/queue.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, aSeeker, aVacancy, system } from "#tests/support/marketplace.ts";
import { startConsumers } from "#workers/consumers.ts";
import { startRelay } from "#workers/relay.ts";
import { every } from "#workers/repeat.ts";
import { startScheduler } from "#workers/scheduler.ts";
import { SCHEDULES, type Schedule } from "#workers/schedules.ts";
import { startSealer } from "#workers/sealer.ts";

const masar = useMasar();
const WAIT = { timeout: 20_000, interval: 20 };

const publish = (name: string, payload: Record<string, unknown> = {}): Promise<string> =>
  masar.ctx.transaction((tx) => tx.publish({ name, payload }));

const numberOf = async (sql: string, params: unknown[] = []): Promise<number> =>
  (await masar.ctx.sql.query<{ n: number }>(`select count(*) as n from ${sql}`, params))[0]?.n ?? -1;

async function withSecond<T>(work: (second: Composition) => Promise<T>): Promise<T> {
  const second = await compose(masar.configuration, { process: "second" });
  return work(second).finally(() => second.close());
}

async function withQueue<T>(open: () => JobQueue, work: (queue: JobQueue) => Promise<T>): Promise<T> {
  const queue = open();
  await queue.prepare();
  return work(queue).finally(() => queue.close());
}

const onPostgres = (): JobQueue => queueOnPostgres(masar.databaseUrl, () => undefined);

/** Seekers who applied, each with the event that it caused. */
async function applications(count: number): Promise<readonly string[]> {
  const employer = await anEmployer(masar.ctx);
  const vacancyId = await aVacancy(masar.ctx, employer);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const seeker = await aSeeker(masar.ctx);
    ids.push(expectOk(await applyToVacancy(masar.ctx, seeker, { vacancyId })).applicationId);
  }
  return ids;
}

const messagesAbout = (applicationIds: readonly string[]): Promise<number> =>
  numberOf("message where code = 'application_submitted' and link = any($1)", [
    applicationIds.map((id) => `/my/applications/${id}`),
  ]);

describe("the relay", () => {
  it("hands each event on once, oldest first, although two relays work at once", async () => {
    const sent: string[] = [];
    for (let i = 0; i < 240; i++) sent.push(await publish("test.relayed", { i }));
    await withSecond(async (second) => {
      const handed: string[] = [];
      const drain = async ({ events }: Composition): Promise<void> => {
        while (
          (await events.relay(20, async (batch) => {
            await sleep(5);
            handed.push(...batch.filter(({ name }) => name === "test.relayed").map(({ id }) => id));
          })) > 0
        );
      };
      await Promise.all([drain(masar.composition), drain(second), drain(second)]);
      expect([...handed].sort()).toEqual([...sent].sort());
    });
    expect(await numberOf("outbox_event where relayed_at is null")).toBe(0);
  });

  it("keeps what could not be handed on, in its order", async () => {
    const sent = [await publish("test.kept"), await publish("test.kept")];
    const { events } = masar.composition;
    await expect(events.relay(10, () => Promise.reject(new Error("queue away")))).rejects.toThrow(
      "queue away",
    );
    expect((await events.waiting(["test.kept"])).map(({ id }) => id)).toEqual(sent);
    const handed: string[] = [];
    await events.relay(10, async (batch) => void handed.push(...batch.map(({ id }) => id)));
    expect(handed).toEqual(sent);
    expect(await events.waiting(["test.kept"])).toEqual([]);
  });

  it("is woken by the commit, in less than half a second when idle", async () => {
    await withQueue(onPostgres, async (queue) => {
      const relay = await startRelay(masar.composition, queue);
      const latencies: number[] = [];
      for (let i = 0; i < 8; i++) {
        await sleep(300 + Math.random() * 500);
        const id = await publish("test.woken");
        const committed = performance.now();
        await vi.waitFor(
          async () =>
            expect(await numberOf("outbox_event where id = $1 and relayed_at is not null", [id])).toBe(1),
          { timeout: 5_000, interval: 5 },
        );
        latencies.push(performance.now() - committed);
      }
      await relay.stop();
      latencies.sort((a, b) => a - b);
      console.info(`relay latency ms: ${latencies.map(Math.round).join(" ")}`);
      expect(latencies[4]).toBeLessThan(500);
    });
  });
});

describe("an effect", () => {
  it("happens once although its event is delivered many times at once", async () => {
    const id = await publish("test.effect");
    const { events } = masar.composition;
    const effect = async (ctx: Ctx): Promise<void> => {
      await ctx.transaction((tx) =>
        tx.audit(system, { action: "test.effect", subjectType: "test", subjectId: id }),
      );
      await sleep(20);
    };
    const done = await Promise.all(Array.from({ length: 10 }, () => events.once("test", id, effect)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await numberOf("audit_entry where subject_id = $1", [id])).toBe(1);
    // Another consumer has an effect of its own.
    expect(await events.once("other", id, effect)).toBe(true);
    expect(await numberOf("audit_entry where subject_id = $1", [id])).toBe(2);
  });

  it("that fails leaves nothing and can be tried again", async () => {
    const id = await publish("test.effect");
    const { events } = masar.composition;
    const entry = { action: "test.effect", subjectType: "test", subjectId: id };
    const failing = events.once("test", id, async (ctx) => {
      await ctx.transaction((tx) => tx.audit(system, entry));
      throw new Error("half way");
    });
    await expect(failing).rejects.toThrow("half way");
    expect(await numberOf("audit_entry where subject_id = $1", [id])).toBe(0);
    expect(await events.once("test", id, (ctx) => ctx.transaction((tx) => tx.audit(system, entry)))).toBe(
      true,
    );
    expect(await numberOf("audit_entry where subject_id = $1", [id])).toBe(1);
  });

  it("is the request's that caused the event", async () => {
    const id = await masar.ctx
      .forRequest("req-7")
      .transaction((tx) => tx.publish({ name: "test.asked", payload: {} }));
    let requestId: string | null = null;
    await masar.composition.events.once("test", id, async (ctx) => void (requestId = ctx.requestId));
    expect(requestId).toBe("req-7");
  });

  it.skipIf(inject("redisUrl") === null)(
    "happens once although two queues deliver the same jobs",
    async () => {
      const ids = await applications(12);
      await withQueue(onPostgres, (first) =>
        withQueue(
          () => queueOnRedis(inject("redisUrl") ?? "", () => undefined),
          async (second) => {
            const events = await masar.ctx.sql.query<{ id: string; name: string }>(
              "select id, name from outbox_event where name = 'application.submitted' and payload->>'applicationId' = any($1)",
              [ids],
            );
            const jobs = events.map((event) => ({ ...event, data: {} }));
            const consumers = await Promise.all([
              startConsumers(masar.composition, first),
              startConsumers(masar.composition, second),
            ]);
            await Promise.all([first.add("messages", jobs), second.add("messages", jobs)]);
            await vi.waitFor(async () => {
              for (const queue of [first, second])
                expect(await queue.counts("messages")).toEqual({
                  waiting: 0,
                  active: 0,
                  delayed: 0,
                  failed: 0,
                });
              expect(await messagesAbout(ids)).toBe(12);
            }, WAIT);
            await Promise.all(consumers.map((running) => running.stop()));
          },
        ),
      );
      expect(await messagesAbout(ids)).toBe(12);
    },
  );

  it("reaches the person from the use case through relay, queue and consumer", async () => {
    await withQueue(onPostgres, async (queue) => {
      const relay = await startRelay(masar.composition, queue);
      const consumers = await startConsumers(masar.composition, queue);
      const ids = await applications(3);
      await vi.waitFor(async () => expect(await messagesAbout(ids)).toBe(3), WAIT);
      await Promise.all([relay.stop(), consumers.stop()]);
    });
  });
});

describe("a recurring job", () => {
  const counting = (name: string, runs: string[]): Schedule => ({
    name,
    everyMinutes: 24 * 60,
    run: async () => {
      runs.push(name);
      await sleep(50);
      return { done: 1 };
    },
  });

  it("runs once on two workers, and once more when the clock has moved past its time", async () => {
    const runs: string[] = [];
    await withSecond(async (second) => {
      const workers = [masar.composition, masar.composition, second, second].map((composition) =>
        startScheduler(composition, [counting("test-daily", runs)]),
      );
      await vi.waitFor(() => expect(runs).toHaveLength(1), WAIT);
      await sleep(2_500);
      expect(runs).toHaveLength(1);
      await masar.ctx.setClock(new Date(Date.now() + 400 * 86_400_000));
      await vi.waitFor(() => expect(runs).toHaveLength(2), WAIT);
      await sleep(2_500);
      expect(runs).toHaveLength(2);
      await Promise.all(workers.map((running) => running.stop()));
    });
    await masar.ctx.setClock(new Date());
    expect(await numberOf("schedule_run where name = 'test-daily' and last_result = '{\"done\": 1}'")).toBe(
      1,
    );
  });

  it("that fails runs again and does not keep the others from running", async () => {
    const runs: string[] = [];
    let tries = 0;
    const failing: Schedule = {
      name: "test-failing",
      everyMinutes: 1,
      run: async () => {
        if (++tries < 3) throw new Error("not yet");
        return {};
      },
    };
    const scheduler = startScheduler(masar.composition, [failing, counting("test-after", runs)]);
    await vi.waitFor(() => expect(tries).toBe(3), WAIT);
    await scheduler.stop();
    expect(runs).toEqual(["test-after"]);
  });

  it("of the real table runs on a database without a marketplace in it", async () => {
    expect(new Set(SCHEDULES.map(({ name }) => name)).size).toBe(SCHEDULES.length);
    for (const schedule of SCHEDULES) await schedule.run(masar.ctx);
  });
});

describe("the sealer of a worker", () => {
  it("chains an entry within a second", async () => {
    const sealer = startSealer(masar.composition);
    await vi.waitFor(
      async () =>
        expect(
          await numberOf(
            "audit_entry e where not exists (select 1 from audit_seal s where s.entry_id = e.id)",
          ),
        ).toBe(0),
      WAIT,
    );
    await masar.ctx.transaction((tx) =>
      tx.audit(system, { action: "test.seal", subjectType: "test", subjectId: "sealed" }),
    );
    const written = performance.now();
    await vi.waitFor(
      async () =>
        expect(
          await numberOf(
            "audit_seal where entry_id = (select id from audit_entry where subject_id = 'sealed')",
          ),
        ).toBe(1),
      { timeout: 10_000, interval: 10 },
    );
    console.info(`sealed after ${Math.round(performance.now() - written)} ms`);
    await sealer.stop();
  });
});

describe("what repeats", () => {
  it("never runs twice at a time, goes on after a failure and waits for the run under way when stopped", async () => {
    const errors: string[] = [];
    let inside = 0;
    let runs = 0;
    const repeating = every(
      5,
      async () => {
        expect(++inside).toBe(1);
        await sleep(20);
        inside--;
        if (++runs === 2) throw new Error("second");
      },
      (error) => errors.push(error.message),
    );
    await vi.waitFor(() => expect(runs).toBeGreaterThan(3), WAIT);
    await repeating.stop();
    const after = runs;
    expect(inside).toBe(0);
    await sleep(60);
    expect([runs, errors]).toEqual([after, ["second"]]);
  });
});
