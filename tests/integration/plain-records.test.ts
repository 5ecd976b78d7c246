import { afterAll, describe, expect, it } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import { reconcileRecords } from "#app/domain/placements/reconcile-records.server.ts";
import { reconcileWageRecords } from "#app/domain/placements/reconcile-wage-records.server.ts";
import { newRecords } from "#app/domain/placements/wage-facts.store.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createDatabase, type TestDatabase } from "#tests/support/database.ts";
import { system } from "#tests/support/marketplace.ts";
import { RANDOM_IMPORT, writeRandomRegister } from "#tests/support/random-register.ts";

const PERSONS = 10_000;

const opened: { readonly composition: Composition; readonly database: TestDatabase }[] = [];
afterAll(async () => {
  for (const { composition, database } of opened) {
    await composition.close();
    await database.drop();
  }
});

async function aRegister(
  seed: number,
): Promise<{ readonly composition: Composition; readonly parts: number }> {
  const database = await createDatabase();
  const composition = await compose(database.configuration, { process: "test" });
  opened.push({ composition, database });
  await composition.ctx.setClock(new Date("2027-04-20T09:00:00Z"));
  return { composition, parts: await writeRandomRegister(composition.ctx, PERSONS, seed) };
}

/** All that a reconciliation leaves behind; evidence by the record or word it came from, ids of new rows left out. */
const LEFT = {
  records: `select id, status, reason, person_id, placement_id, decided_at is null as open from wage_record order by id`,
  placements: `select id, status, started_on, start_tier, ended_on, end_reason from placement order by id`,
  evidence: `select placement_id, tier, "from", until, wage_minor, currency, source_id, recorded_by, set_aside_at is null as holds
      from evidence order by placement_id, source_id, "from"`,
  checkpoints: `select c.placement_id, c.day, c.due_on, c.status, c.tier, e.tier as proof, e.source_id, c.opened_at is null as unopened
      from checkpoint c left join evidence e on e.placement_id = c.placement_id and e.id = c.evidence_id
     order by c.placement_id, c.day`,
  questions: `select kind, person_id, registration_number, first_month, status, reason from wage_question
     order by person_id, registration_number, kind`,
  issues: `select kind, person_id, record_id, placement_id, status from wage_issue order by kind, record_id, placement_id`,
  // Where several records came at once, those before the last may have been taken one after the other.
  steps: `select c.placement_id, c.day, s.edge, s.from_status, s.to_status, s.from_due_on, s.from_tier, s.from_evidence,
       s.to_tier, s.by_role
      from checkpoint_step s join checkpoint c on c.id = s.checkpoint_id
     where (select count(*) from wage_record w where w.placement_id = c.placement_id) = 1
     order by c.placement_id, c.day, s.edge`,
  events: `select o.name, count(*) as n, sum(hashtextextended(item::text, 0)::numeric) as items
      from outbox_event o, jsonb_array_elements(o.payload -> 'items') item
     where o.name in ('placement.started', 'placement.ended', 'placement.dates_corrected') group by o.name order by o.name`,
  asked: `select item ->> 'personId' as person, count(*) as n
      from outbox_event o, jsonb_array_elements(o.payload -> 'items') item
     where o.name = 'wage_question.asked' group by 1 order by 1`,
} as const;

const leftBehind = async ({ ctx }: Composition): Promise<Record<string, readonly object[]>> =>
  Object.fromEntries(
    await Promise.all(Object.entries(LEFT).map(async ([name, sql]) => [name, await ctx.sql.query(sql)])),
  ) as Record<string, readonly object[]>;

describe("a record that known work began or went on, or of a job that nobody knows", () => {
  it("is decided by the database as the rule decides it, and has the same effects, in 10,000 random lives", async () => {
    const { composition: byDatabase, parts } = await aRegister(1);
    await byDatabase.ctx.sql.query(
      `insert into import_run (id, kind, source, country, file_name, sha256, started_at)
       values ($1, 'wages', 'wage_register', 'SA', 'random.csv', '', $2)`,
      [RANDOM_IMPORT, byDatabase.ctx.clock.now()],
    );
    // Two batches in each transaction, as a worker may take them.
    for (let first = 0; first < parts; first += 2)
      await byDatabase.ctx.transaction(async (tx) => {
        for (const part of [first, first + 1])
          expectOk(
            await reconcileWageRecords(byDatabase.ctx.within(tx), system, { importId: RANDOM_IMPORT, part }),
          );
      });

    const { composition: byRule } = await aRegister(1);
    for (let part = 0; part < parts; part++)
      await byRule.ctx.transaction(async (tx) =>
        reconcileRecords(byRule.ctx, tx, "SA", await newRecords(tx, RANDOM_IMPORT, part)),
      );

    const [found, expected] = [await leftBehind(byDatabase), await leftBehind(byRule)];
    for (const name of Object.keys(LEFT)) {
      expect(found[name]?.length, name).toBe(expected[name]?.length);
      const different = (found[name] ?? []).flatMap((row, n) =>
        JSON.stringify(row) === JSON.stringify(expected[name]?.[n])
          ? []
          : [{ found: row, expected: expected[name]?.[n] }],
      );
      expect(different.slice(0, 3), name).toEqual([]);
    }

    // Neither is idle: the database takes most, and leaves enough of everything else to the rule.
    const [taken] = await byDatabase.ctx.sql.query<{
      n: number;
      steps: number;
      asked: number;
      others: number;
    }>(
      `select (select count(*) from evidence where id::text = source_id) as n,
              (select count(*) from checkpoint_step s join wage_record w on w.id = s.id) as steps,
              (select count(*) from wage_question q join wage_record w on w.id = q.id) as asked,
              (select count(*) from wage_record w where not exists (
                 select 1 from evidence e where e.placement_id = w.placement_id and e.id = w.id)
                and not exists (select 1 from wage_question q where q.id = w.id)) as others`,
    );
    expect(taken?.n).toBeGreaterThan(3_000);
    expect(taken?.steps).toBeGreaterThan(500);
    expect(taken?.asked).toBeGreaterThan(100);
    expect(taken?.others).toBeGreaterThan(3_000);
    const reasons = await byDatabase.ctx.sql.query("select distinct status, reason from wage_record");
    expect(reasons.length).toBeGreaterThan(12);
  }, 400_000);
});
