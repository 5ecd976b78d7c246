import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { compose } from "#app/composition.server.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { openDatabase } from "#app/engines/database/database.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { system } from "#tests/support/marketplace.ts";

const masar = useMasar();
const WAIT = { timeout: 15_000, interval: 20 };

const setName = (tx: Pick<Tx, "query">, name: string) =>
  tx.query("insert into setting (name, value) values ($1, '1')", [name]);

/** State, event and audit entry of one act. */
async function act(tx: Tx, name: string): Promise<void> {
  await setName(tx, name);
  await tx.publish({ name: "test.acted", payload: { name } });
  await tx.audit(system, { action: "test.act", subjectType: "test", subjectId: name });
}

async function left(ctx: Ctx, name: string): Promise<readonly number[]> {
  const [row] = await ctx.sql.query<{ state: number; events: number; entries: number }>(
    `select (select count(*) from setting where name = $1) as state,
            (select count(*) from outbox_event where payload->>'name' = $1) as events,
            (select count(*) from audit_entry where subject_id = $1) as entries`,
    [name],
  );
  return row ? [row.state, row.events, row.entries] : [];
}

describe("a transaction", () => {
  it("keeps state, event and audit entry together", async () => {
    await masar.ctx.transaction((tx) => act(tx, "kept"));
    expect(await left(masar.ctx, "kept")).toEqual([1, 1, 1]);
  });

  it("leaves nothing when something is thrown after the event was published", async () => {
    const thrown = masar.ctx.transaction(async (tx) => {
      await act(tx, "thrown");
      throw new Error("surprise");
    });
    await expect(thrown).rejects.toThrow("surprise");
    expect(await left(masar.ctx, "thrown")).toEqual([0, 0, 0]);
  });

  it("is one for the typed client and for SQL, also when many run at once", async () => {
    const pid = "select pg_backend_pid() as pid, pg_current_xact_id()::text as xact";
    const seen = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        masar.ctx.transaction(async (tx) => {
          await act(tx, `shared-${i}`);
          await sleep(Math.random() * 10);
          const typed = await tx.db.$queryRawUnsafe<{ pid: number; xact: string }[]>(pid);
          expect(await tx.query(pid)).toEqual(typed);
          expect(await tx.db.setting.count({ where: { name: `shared-${i}` } })).toBe(1);
          if (i % 3 === 0) throw new Error("one in three fails");
          return typed[0]?.xact;
        }),
      ).map((work) => work.catch(() => null)),
    );
    const committed = seen.filter((xact) => xact !== null);
    expect(new Set(committed).size).toBe(20);
    for (const i of seen.keys())
      expect(await left(masar.ctx, `shared-${i}`)).toEqual(i % 3 === 0 ? [0, 0, 0] : [1, 1, 1]);
  });

  it("is joined by what runs within it", async () => {
    const joined = masar.ctx.transaction(async (tx) => {
      await masar.ctx.within(tx).transaction((inner) => act(inner, "joined"));
      expect(await left(masar.ctx.within(tx), "joined")).toEqual([1, 1, 1]);
      expect(await left(masar.ctx, "joined")).toEqual([0, 0, 0]);
      throw new Error("the outer one fails");
    });
    await expect(joined).rejects.toThrow("the outer one fails");
    expect(await left(masar.ctx, "joined")).toEqual([0, 0, 0]);
  });

  it("that takes too long leaves nothing, not even what it does after its limit", async () => {
    const database = openDatabase(masar.databaseUrl, { max: 2, name: "late", transactionLimitMs: 300 });
    const write = { clock: masar.ctx.clock, ids: masar.ctx.ids, requestId: null };
    const late = database.transaction(write, async (tx) => {
      await act(tx, "late");
      await sleep(500);
      await setName(tx, "after");
    });
    await expect(late).rejects.toThrow("took longer than 300 ms");
    await database.close();
    expect(await left(masar.ctx, "late")).toEqual([0, 0, 0]);
    expect(await left(masar.ctx, "after")).toEqual([0, 0, 0]);
  });

  it("in bulk commits or vanishes as one, and joins no other", async () => {
    const rows = [
      ["copied-1", { deep: ['a "quote"', "tab\tand\nline\\", "محاسب"] }],
      ["copied-2", null],
    ];
    await masar.ctx.bulk(async (tx) => {
      expect(await tx.copyIn("setting", ["name", "value"], [rows[0] ?? []])).toBe(1);
      await tx.publish({ name: "test.acted", payload: { name: "copied-1" } });
      await tx.audit(system, { action: "test.act", subjectType: "test", subjectId: "copied-1" });
    });
    expect(await left(masar.ctx, "copied-1")).toEqual([1, 1, 1]);
    const [stored] = await masar.ctx.sql.query("select value from setting where name = 'copied-1'");
    expect(stored).toEqual({ value: rows[0]?.[1] });
    const refused = masar.ctx.bulk(async (tx) => {
      await tx.publish({ name: "test.acted", payload: { name: "copied-2" } });
      await tx.copyIn("setting", ["name", "value"], [rows[1] ?? []]);
    });
    await expect(refused).rejects.toThrow("null value");
    expect(await left(masar.ctx, "copied-2")).toEqual([0, 0, 0]);
    const nested = masar.ctx.transaction((tx) => masar.ctx.within(tx).bulk(async () => undefined));
    await expect(nested).rejects.toThrow("cannot join");
  });
});

describe("an array as a parameter", () => {
  it("arrives as it is, whatever its texts hold", async () => {
    const texts = [
      'a "quote"',
      "back\\slash",
      "comma, {brace}",
      "",
      "NULL",
      "null",
      " tab\tand\nline",
      "محاسب",
      null,
    ];
    const [sent] = await masar.ctx.sql.query<object>(
      "select $1::text[] as texts, $2::int[] as numbers, $3::text[] as none, $4::timestamptz[] as times",
      [texts, [1, null, -2], [], [new Date("2027-03-01T00:00:00Z")]],
    );
    expect(sent).toEqual({
      texts,
      numbers: [1, null, -2],
      none: [],
      times: [new Date("2027-03-01T00:00:00Z")],
    });
  });
});

describe("a lock", () => {
  it("lets one in at a time and opens again, also after a failure", async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<string> => {
      most = Math.max(most, ++inside);
      await sleep(150);
      inside--;
      return "done";
    };
    const got = await Promise.all(Array.from({ length: 5 }, () => masar.ctx.withLock("door", work)));
    expect(got.filter((result) => result === "done")).toHaveLength(1);
    expect(most).toBe(1);
    await expect(masar.ctx.withLock("door", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await masar.ctx.withLock("door", work)).toBe("done");
  });
});

describe("a listener", () => {
  it("hears again after its connection was cut, and once more for what it may have missed", async () => {
    const heard: string[] = [];
    const stop = await masar.composition.database.listen("test_channel", (note) => void heard.push(note));
    await masar.ctx.sql.query("select pg_notify('test_channel', 'before')");
    await vi.waitFor(() => expect(heard).toEqual(["before"]), WAIT);
    await masar.ctx.sql.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen test_channel'",
    );
    await vi.waitFor(() => expect(heard).toEqual(["before", ""]), WAIT);
    await masar.ctx.sql.query("select pg_notify('test_channel', 'after')");
    await vi.waitFor(() => expect(heard).toEqual(["before", "", "after"]), WAIT);
    await stop();
    await masar.ctx.sql.query("select pg_notify('test_channel', 'late')");
    await sleep(100);
    expect(heard).toHaveLength(3);
  });
});

describe("the marketplace's clock", () => {
  it("that one process sets is the clock of another, at once and from its start", async () => {
    const other = await compose(masar.configuration, { process: "other" });
    await masar.ctx.setClock(new Date("2031-05-06T21:30:00Z"));
    await vi.waitFor(() => expect(other.ctx.clock.now().getUTCFullYear()).toBe(2031), WAIT);
    expect(other.ctx.clock.today("SA")).toBe("2031-05-07");
    expect(other.ctx.clock.today("MA")).toBe("2031-05-06");
    const later = await compose(masar.configuration, { process: "later" });
    expect(Math.abs(later.ctx.clock.now().getTime() - masar.ctx.clock.now().getTime())).toBeLessThan(1_000);
    await masar.ctx.setClock(new Date());
    await vi.waitFor(() => expect(later.ctx.clock.now().getUTCFullYear()).toBeLessThan(2031), WAIT);
    await Promise.all([other.close(), later.close()]);
  });

  it("cannot be set in production, and what is stored does not move it there", async () => {
    await masar.ctx.setClock(new Date("2031-05-06T00:00:00Z"));
    const production = await compose({ ...masar.configuration, env: "production" }, { process: "live" });
    expect(Math.abs(production.ctx.clock.now().getTime() - Date.now())).toBeLessThan(1_000);
    await expect(production.ctx.setClock(new Date(0))).rejects.toThrow("cannot be set in production");
    await production.close();
    await masar.ctx.setClock(new Date());
  });
});
