import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { z } from "zod";
import type { Actor, Member } from "#app/domain/kernel/actor.ts";
import { listDeadLetters } from "#app/domain/kernel/list-dead-letters.server.ts";
import { redeliverEvents } from "#app/domain/kernel/redeliver-events.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { retryDeadLetters } from "#app/domain/kernel/retry-dead-letters.server.ts";
import { trimEvents } from "#app/domain/kernel/trim-events.server.ts";
import type { Retries } from "#app/engines/queue/bullmq-queue.server.ts";
import { queueOnPostgres } from "#app/engines/queue/bullmq-on-postgres.server.ts";
import { queueOnRedis } from "#app/engines/queue/bullmq-on-redis.server.ts";
import type { JobQueue } from "#app/engines/queue/queue.ts";
import { useMasar } from "#tests/support/database.ts";
import { system } from "#tests/support/marketplace.ts";
import { startRedis, tellRedis, type RedisServer } from "#tests/support/redis.ts";
import { startConsumers } from "#workers/consumers.ts";
import type { Reaction } from "#workers/reaction.ts";
import type { Consumer } from "#workers/reactions.ts";
import { startRelay } from "#workers/relay.ts";

const masar = useMasar();
const WAIT = { timeout: 60_000, interval: 50 };
const RETRIES: Retries = { attempts: 3, pauseMs: 50 };

const administrator = (role: Member["role"] = "administrator"): Member => ({
  kind: "member",
  accountId: randomUUID(),
  personId: randomUUID(),
  role,
  organisationId: null,
  country: "SA",
  actingFor: null,
});

const publish = (name: string, payload: Record<string, unknown>, version = 1): Promise<string> =>
  masar.ctx.transaction((tx) => tx.publish({ name, payload, version }));

const numberOf = async (sql: string, params: unknown[] = []): Promise<number> =>
  (await masar.ctx.sql.query<{ n: number }>(`select count(*) as n from ${sql}`, params))[0]?.n ?? -1;

const handled = (ids: readonly string[]): Promise<number> =>
  numberOf("inbox_event where event_id = any($1::uuid[])", [ids]);

/** Notes each effect in a row of its own: a second one would be seen. */
const noting: Reaction = (ctx, event) =>
  ctx.transaction((tx) =>
    tx.audit(system, { action: "flow.effect", subjectType: "test", subjectId: String(event.payload["of"]) }),
  );

const consumersOf = (name: string, react: Reaction, concurrency = 4): Readonly<Record<string, Consumer>> => ({
  [name]: { concurrency, reactions: { [`${name}.happened`]: react } },
});

type Flow = { readonly queue: JobQueue; stop(): Promise<void> };

/** Relay and consumers on a queue, as a worker runs them. */
async function startFlow(
  open: () => JobQueue,
  consumers: Readonly<Record<string, Consumer>>,
  parts: { readonly consume: boolean } = { consume: true },
): Promise<Flow> {
  const queue = open();
  await queue.prepare();
  const running = [await startRelay(masar.composition, queue, consumers)];
  if (parts.consume) running.push(await startConsumers(masar.composition, queue, consumers));
  return {
    queue,
    async stop() {
      await Promise.all(running.map((part) => part.stop()));
      await queue.close();
    },
  };
}

const freshName = (): string => `flow${randomUUID().slice(0, 8)}`;
const lettersOf = async (consumer: string) =>
  expectOk(await listDeadLetters(masar.ctx, administrator(), { page: 1 })).items.filter(
    (letter) => letter.consumer === consumer,
  );

function keepsDeadLetters(backend: string, open: () => JobQueue): void {
  describe(`what a consumer cannot handle, on ${backend}`, () => {
    it("is tried with pauses, then kept with its reason; it goes through once somebody has it tried again", async () => {
      const name = freshName();
      let repaired = false;
      let attempts = 0;
      const consumers = consumersOf(name, async (ctx, event) => {
        attempts++;
        await noting(ctx, event);
        if (!repaired && event.payload["poison"]) throw new Error("the shelf is empty");
      });
      const flow = await startFlow(open, consumers);
      const poison = await publish(`${name}.happened`, { of: `${name}-poison`, poison: true });
      const sound = await publish(`${name}.happened`, { of: `${name}-sound` });
      await vi.waitFor(async () => expect(await lettersOf(name)).toHaveLength(1), WAIT);
      expect(attempts).toBe(RETRIES.attempts + 1);
      expect(await lettersOf(name)).toMatchObject([
        {
          eventId: poison,
          eventName: `${name}.happened`,
          attempts: RETRIES.attempts,
          reason: "Error: the shelf is empty",
          retryRequestedAt: null,
        },
      ]);
      expect(await handled([poison, sound])).toBe(1);
      // It left nothing behind, neither in the queue nor in the database.
      expect(await numberOf("audit_entry where subject_id = $1", [`${name}-poison`])).toBe(0);
      expect(await flow.queue.counts(name)).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });

      repaired = true;
      const items = [{ consumer: name, eventId: poison }];
      expect(expectOk(await retryDeadLetters(masar.ctx, administrator(), { items }))).toEqual({
        requested: 1,
      });
      await vi.waitFor(async () => expect(await handled([poison, sound])).toBe(2), WAIT);
      expect(await lettersOf(name)).toEqual([]);
      expect(await numberOf("audit_entry where subject_id = $1", [`${name}-poison`])).toBe(1);
      expect(await numberOf("audit_entry where subject_id = $1", [`${name}-sound`])).toBe(1);
      await flow.stop();
    });

    it("and never will, because it cannot be read, is kept after its first attempt", async () => {
      const name = freshName();
      let attempts = 0;
      const consumers = consumersOf(name, async (_ctx, event) => {
        attempts++;
        z.object({ applicationId: z.uuid() }).parse(event.payload);
      });
      const flow = await startFlow(open, consumers);
      const newer = await publish(`${name}.happened`, { applicationId: randomUUID() }, 3);
      const broken = await publish(`${name}.happened`, { applicationId: 7 });
      await vi.waitFor(async () => expect(await lettersOf(name)).toHaveLength(2), WAIT);
      const letters = new Map((await lettersOf(name)).map((letter) => [letter.eventId, letter]));
      expect(letters.get(newer)).toMatchObject({
        attempts: 1,
        reason: `UnknownVersion: version 3 of ${name}.happened; this program reads 2`,
      });
      expect(letters.get(broken)).toMatchObject({
        attempts: 1,
        reason: "event not readable: applicationId invalid_type",
      });
      expect(attempts).toBe(1);
      await flow.stop();
    });
  });
}

function survivesLoss(backend: string, open: () => JobQueue, empty: () => Promise<void>): void {
  it(`hands everything on again within a minute when ${backend} is emptied while jobs wait`, async () => {
    const name = freshName();
    const consumers = consumersOf(name, noting);
    const relaying = await startFlow(open, consumers, { consume: false });
    const subjects = Array.from({ length: 300 }, (_, i) => `${name}-${i}`);
    const ids = await Promise.all(subjects.map((of) => publish(`${name}.happened`, { of })));
    await vi.waitFor(
      async () =>
        expect(await numberOf("outbox_event where id = any($1::uuid[]) and relayed_at is null", [ids])).toBe(
          0,
        ),
      WAIT,
    );
    await sleep(1_500); // the first look at what the backend remembers
    await empty();
    const emptied = performance.now();
    const consuming = await startConsumers(masar.composition, relaying.queue, consumers);
    await vi.waitFor(async () => expect(await handled(ids)).toBe(300), WAIT);
    const took = performance.now() - emptied;
    console.info(`${backend}: 300 lost jobs handled ${Math.round(took)} ms after the loss`);
    expect(took).toBeLessThan(60_000);
    expect(await numberOf("audit_entry where subject_id = any($1)", [subjects])).toBe(300);
    await consuming.stop();
    await relaying.stop();
  });
}

const onPostgres = (): JobQueue => queueOnPostgres(masar.databaseUrl, () => undefined, RETRIES);

keepsDeadLetters("PostgreSQL", onPostgres);

describe("the queue on PostgreSQL", () => {
  survivesLoss("it", onPostgres, async () => {
    await masar.ctx.sql.query("truncate bullmq.job cascade");
    // PostgreSQL forgets its jobs by nobody's hand: the sweep finds out when it looks, here sooner than usual.
    await masar.ctx.sql.query("update relayed_batch set next_look_at = clock_timestamp()");
  });
});

describe.skipIf(inject("redisUrl") === null)("on a Redis of its own", () => {
  let redis: RedisServer | null = null;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  const url = (): string => redis?.url ?? "";
  const onRedis = (): JobQueue => queueOnRedis(url(), () => undefined, RETRIES);

  keepsDeadLetters("Redis", onRedis);
  survivesLoss("Redis", onRedis, () => tellRedis(url(), "FLUSHALL"));
});

describe("dead letters", () => {
  const letter = async (consumer: string): Promise<string> => {
    const id = await publish("test.dead", {});
    await masar.ctx.sql.query(
      `insert into dead_letter (consumer, event_id, event_name, attempts, reason, failed_at)
       values ($1, $2, 'test.dead', 15, 'Error: gone', $3)`,
      [consumer, id, masar.ctx.clock.now()],
    );
    return id;
  };
  const others: readonly Actor[] = [administrator("officer"), administrator("analyst"), system];

  it("are the administrator's alone, to see and to have tried again", async () => {
    await letter("guarded");
    for (const actor of others) {
      expect(await listDeadLetters(masar.ctx, actor, { page: 1 })).toMatchObject({ ok: false });
      expect(await retryDeadLetters(masar.ctx, actor, { items: "all" })).toMatchObject({ ok: false });
    }
    expect(await numberOf("dead_letter where consumer = 'guarded' and retry_requested_at is null")).toBe(1);
  });

  it("are shown in pages with their number, and asked for once, with an entry in the audit trail", async () => {
    const consumer = freshName();
    const ids = await Promise.all(Array.from({ length: 25 }, () => letter(consumer)));
    const first = expectOk(await listDeadLetters(masar.ctx, administrator(), { page: 1 }));
    const second = expectOk(await listDeadLetters(masar.ctx, administrator(), { page: 2 }));
    expect(first.total).toBeGreaterThanOrEqual(25);
    expect(first.items).toHaveLength(20);
    expect(second.items.map(({ eventId }) => eventId)).not.toContain(first.items[0]?.eventId);

    const entries = () => numberOf("audit_entry where action = 'dead_letter.retry'");
    const before = await entries();
    const one = { items: [{ consumer, eventId: ids[0] ?? "" }] };
    const actor = administrator();
    expect(expectOk(await retryDeadLetters(masar.ctx, actor, one))).toEqual({ requested: 1 });
    expect(expectOk(await retryDeadLetters(masar.ctx, actor, one))).toEqual({ requested: 0 });
    const nobodys = { items: [{ consumer, eventId: "not-an-id" }] };
    expect(expectOk(await retryDeadLetters(masar.ctx, actor, nobodys))).toEqual({ requested: 0 });
    expect(await entries()).toBe(before + 1);
    const all = expectOk(await retryDeadLetters(masar.ctx, actor, { items: "all" }));
    expect(all.requested).toBeGreaterThanOrEqual(24);
    expect(await entries()).toBe(before + 2);
  });
});

describe("the sweep", () => {
  const consumers = { "test.swept": ["first", "second"] };
  const relayAll = async (): Promise<void> => {
    while ((await masar.composition.events.relay(500, async () => undefined)) > 0);
  };
  const due = () => masar.ctx.sql.query("update relayed_batch set next_look_at = clock_timestamp()");
  const sweep = async () => expectOk(await redeliverEvents(masar.ctx, system, { consumers }));
  const waiting = async (): Promise<readonly string[]> =>
    (await masar.composition.events.waiting(["test.swept"])).map(({ id }) => id);
  const handle = (consumer: string, id: string) =>
    masar.composition.events.once(consumer, id, async () => undefined);

  it("hands on again what one consumer has not handled, and nothing that all have, or that is given up", async () => {
    await relayAll();
    const ids = await Promise.all(Array.from({ length: 4 }, () => publish("test.swept", {})));
    const [byBoth = "", byOne = "", givenUp = "", byNone = ""] = ids;
    await relayAll();
    for (const [consumer, id] of [
      ["first", byBoth],
      ["second", byBoth],
      ["first", byOne],
      ["first", givenUp],
    ] as const)
      await handle(consumer, id);
    await masar.ctx.sql.query(
      `insert into dead_letter (consumer, event_id, event_name, attempts, reason, failed_at)
       values ('second', $1, 'test.swept', 15, 'Error: gone', $2)`,
      [givenUp, masar.ctx.clock.now()],
    );
    expect((await sweep()).redelivered).toBe(0); // too early to worry
    await due();
    expect((await sweep()).redelivered).toBe(2);
    expect([...(await waiting())].sort()).toEqual([byOne, byNone].sort());
    expect(await sweep()).toEqual({ looked: 0, redelivered: 0 });

    // Handed on a second time: the next look is later, and when all is done there is none.
    await relayAll();
    const [again] = await masar.ctx.sql.query<{ pause: number }>(
      `select extract(epoch from next_look_at - clock_timestamp())::float8 as pause
         from relayed_batch where $1 = any(event_ids)`,
      [byOne],
    );
    expect(again?.pause).toBeGreaterThan(45);
    for (const id of [byOne, byNone]) for (const consumer of ["first", "second"]) await handle(consumer, id);
    await due();
    expect((await sweep()).redelivered).toBe(0);
    expect(await numberOf("relayed_batch where $1 = any(event_ids)", [byOne])).toBe(0);
  });

  it("finds what is unhandled on two workers at once, once", async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => publish("test.swept", {})));
    while ((await masar.composition.events.relay(2, async () => undefined)) > 0);
    await due();
    const swept = await Promise.all([sweep(), sweep(), sweep()]);
    await sweep();
    expect([...(await waiting())].sort()).toEqual([...ids].sort());
    expect(Math.max(...swept.map(({ redelivered }) => redelivered))).toBeLessThanOrEqual(60);
    await relayAll();
    for (const id of ids) for (const consumer of ["first", "second"]) await handle(consumer, id);
  });

  it("is no act of a person", async () => {
    expect(await redeliverEvents(masar.ctx, administrator(), { consumers })).toMatchObject({ ok: false });
  });

  it("of old events forgets only what everybody handled", async () => {
    const [done = "", open = "", dead = ""] = await Promise.all(
      Array.from({ length: 3 }, () => publish("test.swept", {})),
    );
    await relayAll();
    for (const consumer of ["first", "second"]) await handle(consumer, done);
    await masar.ctx.sql.query(
      `insert into dead_letter (consumer, event_id, event_name, attempts, reason, failed_at)
       select c, $1, 'test.swept', 15, 'Error: gone', $2 from unnest(array['first', 'second']) as c`,
      [dead, masar.ctx.clock.now()],
    );
    const trim = async () => expectOk(await trimEvents(masar.ctx, system, { olderThanDays: 30, consumers }));
    await trim();
    expect(await numberOf("outbox_event where id = any($1::uuid[])", [[done, open, dead]])).toBe(3);
    await masar.ctx.sql.query(
      "update outbox_event set relayed_at = relayed_at - interval '31 days' where id = any($1::uuid[])",
      [[done, open, dead]],
    );
    await trim(); // not yet looked at: stays
    expect(await numberOf("outbox_event where id = $1", [done])).toBe(1);
    await due();
    await sweep(); // takes up what is open
    expect((await trim()).trimmed).toBeGreaterThanOrEqual(1);
    expect(await numberOf("outbox_event where id = $1", [done])).toBe(0);
    expect(await handled([done])).toBe(0);
    expect(await numberOf("outbox_event where id = any($1::uuid[])", [[open, dead]])).toBe(2);
  });
});

describe("an event", () => {
  it("that comes twice, late and from the future has its effect once", async () => {
    const name = freshName();
    const flow = await startFlow(onPostgres, consumersOf(name, noting));
    const id = await publish(`${name}.happened`, { of: name });
    const future = await publish(`${name}.happened`, { of: `${name}-future` });
    await masar.ctx.sql.query(
      "update outbox_event set occurred_at = occurred_at + interval '3 years' where id = $1",
      [future],
    );
    await vi.waitFor(async () => expect(await handled([id, future])).toBe(2), WAIT);
    for (let i = 0; i < 3; i++) {
      await masar.ctx.sql.query("update outbox_event set relayed_at = null where id = any($1::uuid[])", [
        [id, future],
      ]);
      await vi.waitFor(
        async () =>
          expect(
            await numberOf("outbox_event where id = any($1::uuid[]) and relayed_at is null", [[id, future]]),
          ).toBe(0),
        WAIT,
      );
    }
    await vi.waitFor(
      async () =>
        expect(await flow.queue.counts(name)).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 }),
      WAIT,
    );
    expect(await numberOf("audit_entry where subject_id = any($1)", [[name, `${name}-future`]])).toBe(2);
    await flow.stop();
  });
});

describe("small effects that share a transaction", () => {
  it("happen once each, in fewer transactions than events, and a bad one harms no other", async () => {
    const name = freshName();
    const tries = new Map<string, number>();
    const requests = new Map<string, string | null>();
    const react: Reaction = async (ctx, event) => {
      const of = String(event.payload["of"]);
      tries.set(of, (tries.get(of) ?? 0) + 1);
      requests.set(of, ctx.requestId);
      await noting(ctx, event);
      if (event.payload["poison"]) throw new Error("bad");
    };
    const consumers: Readonly<Record<string, Consumer>> = {
      [name]: {
        concurrency: 16,
        together: { lanes: 2, most: 8 },
        reactions: { [`${name}.happened`]: react },
      },
    };
    const subjects = Array.from({ length: 120 }, (_, i) => `${name}-${i}`);
    const ids: string[] = [];
    for (const [i, of] of subjects.entries())
      ids.push(
        await masar.ctx
          .forRequest(`req-${of}`)
          .transaction((tx) => tx.publish({ name: `${name}.happened`, payload: { of, poison: i === 60 } })),
      );
    const flow = await startFlow(onPostgres, consumers);
    await vi.waitFor(async () => expect(await lettersOf(name)).toHaveLength(1), WAIT);
    await vi.waitFor(async () => expect(await handled(ids)).toBe(119), WAIT);
    await flow.stop();

    const bad = `${name}-60`;
    expect(await lettersOf(name)).toMatchObject([{ eventId: ids[60], attempts: RETRIES.attempts }]);
    const entries = await masar.ctx.sql.query<{ of: string; n: number; request: string }>(
      `select subject_id as of, count(*) as n, min(request_id) as request from audit_entry
        where subject_id = any($1) group by subject_id`,
      [subjects],
    );
    expect(entries).toHaveLength(119);
    for (const { of, n, request } of entries) expect([n, request]).toEqual([1, `req-${of}`]);
    expect(entries.map(({ of }) => of)).not.toContain(bad);
    expect(tries.get(bad)).toBeGreaterThanOrEqual(RETRIES.attempts);
    expect(requests.get(bad)).toBe(`req-${bad}`);
    const [shared] = await masar.ctx.sql.query<{ transactions: number }>(
      `select count(distinct xmin::text) as transactions from inbox_event where consumer = $1`,
      [name],
    );
    expect(shared?.transactions).toBeLessThan(100);
  });

  it("are claimed once although an event comes twice among them", async () => {
    const id = await publish("test.twice", {});
    const event = {
      ...{ id, name: "test.twice", version: 1, payload: {} },
      ...{ occurredAt: masar.ctx.clock.now(), requestId: null },
    };
    let effects = 0;
    const item = { event, effect: async () => void effects++ };
    const { events } = masar.composition;
    expect(await events.onceAll("twice", [item, item])).toEqual(new Set([id]));
    expect(await events.onceAll("twice", [item])).toEqual(new Set());
    expect(effects).toBe(1);
  });
});
