import { describe, expect, inject, it } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import { listDeadLetters } from "#app/domain/kernel/list-dead-letters.server.ts";
import { retryDeadLetters } from "#app/domain/kernel/retry-dead-letters.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { listWorkers } from "#app/domain/operations/list-workers.server.ts";
import { readQueues } from "#app/domain/operations/read-queues.server.ts";
import { registerReactions } from "#app/domain/operations/register-reactions.server.ts";
import { giveSign, signOff } from "#app/domain/operations/sign-of-life.server.ts";
import { trimEvents } from "#app/domain/kernel/trim-events.server.ts";
import { trimRuns } from "#app/domain/operations/trim-runs.server.ts";
import { resumeReconciliation } from "#app/domain/placements/resume-reconciliation.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, system } from "#tests/support/marketplace.ts";
import { freePort } from "#tests/support/redis.ts";

const masar = useMasar();

const publish = (name: string, payload: Record<string, unknown> = {}): Promise<string> =>
  masar.ctx.transaction((tx) => tx.publish({ name, payload }));

/** Handed on days ago, handled by these consumers, and still watched by the repair. */
async function age(id: string, options: { readonly days: number; readonly handledBy: readonly string[] }) {
  const at = new Date(masar.ctx.clock.now().getTime() - options.days * 86_400_000);
  await masar.ctx.sql.query("update outbox_event set occurred_at = $2, relayed_at = $2 where id = $1", [
    id,
    at,
  ]);
  await masar.ctx.sql.query(
    "insert into relayed_batch (event_ids, next_look_at) values (array[$1::uuid], $2)",
    [id, at],
  );
  for (const consumer of options.handledBy)
    await masar.ctx.sql.query(
      "insert into inbox_event (consumer, event_id, occurred_at, handled_at) values ($1, $2, $3, $3)",
      [consumer, id, at],
    );
}

async function on<T>(redisUrl: string | null, work: (composition: Composition) => Promise<T>): Promise<T> {
  const composition = await compose({ ...masar.configuration, redisUrl }, { process: "window" });
  return work(composition).finally(() => composition.close());
}

const REACTIONS = [
  { consumer: "first", event: "test.both" },
  { consumer: "second", event: "test.both" },
  { consumer: "first", event: "test.one" },
];

const exists = async (table: "outbox_event" | "inbox_event", id: string): Promise<boolean> => {
  const column = table === "outbox_event" ? "id" : "event_id";
  return (await masar.ctx.sql.query(`select 1 from ${table} where ${column} = $1 limit 1`, [id])).length > 0;
};

describe("trimming events", () => {
  it("takes what all consumers have handled long ago, and nothing that waits, died, is watched or is young", async () => {
    const handled = await publish("test.both");
    await age(handled, { days: 31, handledBy: ["first", "second"] });
    const half = await publish("test.both");
    await age(half, { days: 31, handledBy: ["first"] });
    const young = await publish("test.one");
    await age(young, { days: 29, handledBy: ["first"] });
    const dead = await publish("test.one");
    await age(dead, { days: 31, handledBy: ["first"] });
    await masar.ctx.sql.query(
      "insert into dead_letter (consumer, event_id, event_name, attempts, reason, failed_at) values ('first', $1, 'test.one', 15, 'Error', now())",
      [dead],
    );
    const unheard = await publish("test.unheard");
    await age(unheard, { days: 31, handledBy: [] });
    await masar.ctx.sql.query("delete from relayed_batch");
    const watched = await publish("test.one");
    await age(watched, { days: 31, handledBy: ["first"] });
    const waiting = await publish("test.one");

    const consumers = { "test.both": ["first", "second"], "test.one": ["first"] };
    expect(expectOk(await trimEvents(masar.ctx, system, { olderThanDays: 30, consumers }))).toEqual({
      trimmed: 2,
    });
    for (const id of [handled, unheard]) expect(await exists("outbox_event", id)).toBe(false);
    expect(await exists("inbox_event", handled)).toBe(false);
    for (const id of [half, young, dead, watched, waiting])
      expect(await exists("outbox_event", id)).toBe(true);
    expect(await exists("inbox_event", half)).toBe(true);
    await masar.ctx.sql.query("delete from dead_letter");
    await masar.ctx.sql.query("delete from relayed_batch");
    await masar.ctx.sql.query("delete from outbox_event");
  });
});

describe("what waits for each consumer", () => {
  it("comes from the database, also when Redis is away, and soon", async () => {
    await registerReactions(masar.ctx, REACTIONS);
    const id = await publish("test.both");
    await publish("test.one");
    await age(id, { days: 1, handledBy: ["second"] });
    const away = `redis://127.0.0.1:${await freePort()}`;
    const began = performance.now();
    await on(away, async ({ ctx }) => {
      const queues = expectOk(await readQueues(ctx, system));
      expect(queues).toMatchObject({ backend: "redis", answers: false });
      const [first, second] = queues.consumers;
      expect(first).toMatchObject({
        consumer: "first",
        unhandled: 2,
        unrelayed: 1,
        deadLetters: 0,
        queue: null,
      });
      expect(first?.oldestSeconds).toBeGreaterThan(86_000);
      expect(second).toMatchObject({ consumer: "second", unhandled: 0, oldestSeconds: null });
    });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("is known again when the queue's tables are there after all", async () => {
    await registerReactions(masar.ctx, REACTIONS);
    await on(null, async ({ ctx, openQueue }) => {
      expect(expectOk(await readQueues(ctx, system)).answers).toBe(false);
      const queue = openQueue();
      await queue.prepare();
      expect(expectOk(await readQueues(ctx, system)).answers).toBe(true);
      await queue.close();
    });
  });

  it.each(["postgres", "redis"] as const)("has the queue's own counts beside it on %s", async (backend) => {
    await registerReactions(masar.ctx, REACTIONS);
    const url = backend === "redis" ? inject("redisUrl") : null;
    if (backend === "redis" && url === null) throw new Error("This test needs redis-server");
    await on(url, async ({ ctx, openQueue }) => {
      const queue = openQueue();
      await queue.prepare();
      await queue.add("first", [{ id: ctx.ids.next(), name: "test.one", data: {} }]);
      const { answers, consumers } = expectOk(await readQueues(ctx, system));
      expect(answers).toBe(true);
      expect(consumers[0]?.queue).toEqual({ waiting: 1, active: 0, delayed: 0 });
      await queue.close();
    });
  });
});

describe("workers", () => {
  it("live while they give signs, are missing when they fall silent, and have stopped when they signed off", async () => {
    const { ctx } = masar;
    const worker = (name: string) => ({ id: ctx.ids.next(), name, version: "0.1.0" });
    const [alive, silent, stopped] = [worker("host:1"), worker("host:2"), worker("host:3")] as const;
    for (const each of [alive, silent, stopped]) await giveSign(ctx, each);
    await signOff(ctx, stopped.id);
    await ctx.sql.query("update worker_process set seen_at = seen_at - interval '31 seconds' where id = $1", [
      silent.id,
    ]);
    const states = async () =>
      Object.fromEntries(expectOk(await listWorkers(ctx, system)).map(({ name, state }) => [name, state]));
    expect(await states()).toEqual({ "host:1": "alive", "host:2": "missing", "host:3": "stopped" });
    // The marketplace's clock has no part in it.
    await ctx.setClock(new Date("2040-01-01T00:00:00Z"));
    expect(await states()).toMatchObject({ "host:1": "alive" });
    await ctx.setClock(new Date());
    await ctx.sql.query("update worker_process set seen_at = seen_at - interval '8 days' where id = $1", [
      silent.id,
    ]);
    expect(await trimRuns(ctx)).toMatchObject({ workers: 1 });
    expect(await states()).not.toHaveProperty("host:2");
  });
});

describe("dead letters", () => {
  it("are for administrators, are asked for again once, and leave an audit entry", async () => {
    const { actor } = await createAccount(masar.ctx, { role: "administrator" });
    const employer = await anEmployer(masar.ctx);
    const ids = await Promise.all([1, 2, 3].map(() => publish("test.one")));
    for (const id of ids)
      await masar.ctx.sql.query(
        "insert into dead_letter (consumer, event_id, event_name, attempts, reason, failed_at) values ('first', $1, 'test.one', 15, 'Error', now())",
        [id],
      );
    expect(await listDeadLetters(masar.ctx, employer.actor, { page: 1 })).toMatchObject({
      error: { kind: "denial" },
    });
    expect(await retryDeadLetters(masar.ctx, employer.actor, { items: "all" })).toMatchObject({
      error: { kind: "denial" },
    });
    const items = ids.slice(0, 1).map((eventId) => ({ consumer: "first", eventId }));
    expect(expectOk(await retryDeadLetters(masar.ctx, actor, { items }))).toEqual({ requested: 1 });
    expect(expectOk(await retryDeadLetters(masar.ctx, actor, { items: "all" }))).toEqual({ requested: 2 });
    expect(expectOk(await retryDeadLetters(masar.ctx, actor, { items: "all" }))).toEqual({ requested: 0 });
    const { items: shown, total } = expectOk(await listDeadLetters(masar.ctx, actor, { page: 1 }));
    expect([total, shown.filter(({ retryRequestedAt }) => retryRequestedAt).length]).toEqual([3, 3]);
    const entries = await masar.ctx.sql.query("select 1 from audit_entry where action = 'dead_letter.retry'");
    expect(entries).toHaveLength(2);
  });
});

describe("wage records that were left as they came", () => {
  it("are handed on again once their import's event was handled and an hour has passed", async () => {
    const { ctx } = masar;
    const importId = ctx.ids.next();
    const received = new Date(ctx.clock.now().getTime() - 2 * 3_600_000);
    await ctx.sql.query(
      `insert into wage_record (id, country, import_id, national_id_lookup, registration_number, month, wage_minor,
         currency, status, received_at)
       values ($1, 'SA', $2, 'nobody', '7001', '2026-01-01', 400000, 'SAR', 'new', $3)`,
      [ctx.ids.next(), importId, received],
    );
    const resume = async () => expectOk(await resumeReconciliation(ctx, system, { country: "SA" })).batches;
    expect(await resume()).toBe(1);
    // Its event waits now: nothing to repeat, nor in another country.
    expect(await resume()).toBe(0);
    expect(expectOk(await resumeReconciliation(ctx, system, { country: "EG" })).batches).toBe(0);
  });
});
