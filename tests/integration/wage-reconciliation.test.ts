import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { followUpWageRecords } from "#app/domain/placements/follow-up-wage-records.server.ts";
import { readRegisterWorkers } from "#app/domain/placements/read-register-workers.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { WAGE_HEADER, wageCases, wageLine } from "#prisma/seed/demo/wages.ts";
import { holdAgainstKey } from "#tests/bench/wage-key.ts";
import { populate, writeLines } from "#tests/bench/wage-population.ts";
import { fingerprint, reconcileWaiting } from "#tests/bench/wages-bench.ts";
import { createDatabase, type TestDatabase } from "#tests/support/database.ts";
import { aHire } from "#tests/support/hires.ts";
import { system } from "#tests/support/marketplace.ts";
import { environmentOf, startProcess } from "#tests/support/site.ts";
import { SCHEDULES } from "#workers/schedules.ts";

const INPUT = { rows: 240, month: "2027-03", seed: 7 };

type Register = { readonly composition: Composition; readonly database: TestDatabase };
const opened: Register[] = [];
afterAll(async () => {
  for (const { composition, database } of opened) {
    await composition.close();
    await database.drop();
  }
});

const linesOf = (which: "before" | "rows"): string[] =>
  [...wageCases(INPUT)].flatMap((one) => one[which].map(wageLine));

/** Brings in one file of these lines and, unless told otherwise, reconciles it. */
async function bring(
  { composition, database }: Register,
  lines: readonly string[],
  options: { readonly reconcile?: boolean; readonly partRows?: number } = {},
): Promise<void> {
  const file = path.join(database.configuration.dataDir, `${composition.ctx.ids.next()}.csv`);
  await writeLines(file, WAGE_HEADER, () => lines);
  expectOk(
    await importWages(composition.ctx, system, {
      ...{ file, country: "SA", dryRun: false },
      ...(options.partRows ? { partRows: options.partRows } : {}),
    }),
  );
  if (options.reconcile !== false) await reconcileWaiting(composition);
}

/** A database with the made-up persons and what the register said of them a month ago. */
async function aRegister(): Promise<Register> {
  const database = await createDatabase();
  const composition = await compose(database.configuration, { process: "test" });
  const register = { composition, database };
  opened.push(register);
  await composition.ctx.setClock(new Date("2027-03-20T09:00:00Z"));
  await populate(composition.ctx, INPUT);
  await bring(register, linesOf("before"));
  await composition.ctx.setClock(new Date("2027-04-20T09:00:00Z"));
  return register;
}

const followUp = async ({ composition }: Register) =>
  expectOk(await followUpWageRecords(composition.ctx, system, { country: "SA" }));

describe("a month of the wage register", () => {
  it("gives up everything that is hidden in it, and nothing else; again, it changes nothing", async () => {
    const register = await aRegister();
    const { ctx } = register.composition;
    await bring(register, linesOf("rows"));
    await followUp(register);
    const found = await holdAgainstKey(ctx, INPUT);
    expect(found.map(({ what, differences, examples }) => ({ what, differences, examples }))).toEqual(
      ["record", "placement", "question", "checkpoint"].map((what) => ({
        what,
        differences: 0,
        examples: [],
      })),
    );
    for (const { hidden } of found) expect(hidden).toBeGreaterThan(20);

    const before = await fingerprint(ctx);
    const events = await ctx.sql.query("select id from outbox_event");
    await bring(register, linesOf("rows"));
    expect(await followUp(register)).toMatchObject({ suspected: 0 });
    expect(await fingerprint(ctx)).toBe(before);
    expect(await ctx.sql.query("select id from outbox_event")).toHaveLength(events.length);
  });

  it("ends the same however its rows were split into files, and in whatever order these come", async () => {
    // Two figures of one month are a matter of order; the rest is not.
    const lines = [...wageCases(INPUT)]
      .filter(({ kind }) => kind !== "two_figures")
      .flatMap(({ rows }) => rows.map(wageLine));
    const one = await aRegister();
    await bring(one, lines);
    await followUp(one);

    const other = await aRegister();
    const files: string[][] = [[], [], []];
    for (const [index, line] of lines.entries()) files[(index * 7) % 3]?.unshift(line);
    for (const file of [files[2], files[0], files[1]]) await bring(other, file ?? [], { partRows: 25 });
    await followUp(other);
    expect(await fingerprint(other.composition.ctx)).toBe(await fingerprint(one.composition.ctx));
  });

  it(
    "ends the same when the worker is killed with -9 in the middle of it",
    { timeout: 180_000 },
    async () => {
      const calm = await aRegister();
      await bring(calm, linesOf("rows"));

      const struck = await aRegister();
      const { ctx } = struck.composition;
      for (const { name } of SCHEDULES)
        await ctx.sql.query(
          "insert into schedule_run (name, last_run_at) values ($1, $2) on conflict (name) do update set last_run_at = $2",
          [name, ctx.clock.now()],
        );
      await bring(struck, linesOf("rows"), { reconcile: false, partRows: 5 });
      const done = async (): Promise<number> =>
        (await ctx.sql.query("select 1 from audit_entry where action = 'wage_record.reconcile'")).length - 1;
      const batches =
        (
          await ctx.sql.query(
            "select 1 from outbox_event where name = 'wage_records.imported' and version = 2",
          )
        ).length - 1;
      expect(batches).toBeGreaterThan(20);
      const killedAt: number[] = [];
      for (let kill = 0; kill < 3; kill++) {
        const worker = startProcess("workers/main.ts", environmentOf(struck.database.configuration, {}));
        const before = await done();
        await vi.waitFor(async () => expect(await done()).toBeGreaterThan(before), {
          ...{ timeout: 60_000, interval: 2 },
        });
        worker.kill("SIGKILL");
        await worker.ended;
        killedAt.push(await done());
      }
      expect(killedAt[0]).toBeLessThan(batches);
      const worker = startProcess("workers/main.ts", environmentOf(struck.database.configuration, {}));
      await vi.waitFor(async () => expect(await done()).toBe(batches), { timeout: 60_000, interval: 100 });
      worker.kill("SIGTERM");
      await worker.ended;
      expect(await fingerprint(ctx)).toBe(await fingerprint(calm.composition.ctx));
      const starts = await ctx.sql.query<{ n: number; different: number }>(
        `select count(*)::int as n, count(distinct item->>'placementId')::int as different from outbox_event,
         jsonb_array_elements(payload->'items') item where name = 'placement.started'`,
      );
      expect(starts[0]?.n).toBe(starts[0]?.different);
    },
  );
});

describe("a generated file of placements here", () => {
  it("names the persons who have work here and says what is hidden, and none of them in production", async () => {
    const register = await aRegister();
    const { ctx } = register.composition;
    const { nationalId, placementId } = await aHire(ctx, "1079000001");
    const known = expectOk(await readRegisterWorkers(ctx, { country: "SA" }));
    expect(known).toMatchObject([{ nationalId, jobs: [{ state: "expected", startsOn: "2027-03-15" }] }]);
    const production = { ...ctx, surroundings: { ...ctx.surroundings, env: "production" as const } };
    expect(await readRegisterWorkers(production, { country: "SA" })).toMatchObject({
      error: { code: "not_in_production" },
    });
    const cases = [...wageCases({ rows: 10, month: "2027-03", seed: 3, known })];
    await ctx.setClock(new Date("2027-04-20T09:00:00Z"));
    await bring(
      register,
      cases.flatMap(({ rows }) => rows.map(wageLine)),
    );
    const rows = await ctx.sql.query("select status from placement where id = $1", [placementId]);
    expect(rows).toEqual([{ status: "started" }]);
    const records = await ctx.sql.query<{ value: string }>(
      `select status || ' ' || reason as value from wage_record where import_id = (
         select id from import_run order by started_at desc, id desc limit 1) order by value`,
    );
    expect(records.map(({ value }) => value)).toEqual(
      cases
        .flatMap(({ hidden }) => hidden.filter(({ what }) => what === "record").map(({ value }) => value))
        .sort(),
    );
  });
});
