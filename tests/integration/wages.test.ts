import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Member } from "#app/domain/kernel/actor.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { answerWageQuestion } from "#app/domain/placements/answer-wage-question.server.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { openDueCheckpoints } from "#app/domain/placements/open-due-checkpoints.server.ts";
import { reconcileWageRecords } from "#app/domain/placements/reconcile-wage-records.server.ts";
import { verifiedEarnings } from "#app/domain/placements/verified-earnings.server.ts";
import { seededIds } from "#app/engines/system/seeded-ids.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { aHire, type Hired } from "#tests/support/hires.ts";
import { anEmployer, aSeeker, system, type TestEmployer } from "#tests/support/marketplace.ts";

const masar = useMasar();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-wages-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const HEADER = "national_id,registration_number,month,wage,started_on,ended_on";
let people = 0;
let files = 0;

const query = <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  masar.ctx.sql.query<T>(sql, params);
const numberOf = async (sql: string, params: unknown[] = []): Promise<number> =>
  (await query<{ n: number }>(`select count(*) as n from ${sql}`, params))[0]?.n ?? -1;

/** Somebody who was hired to start on 2027-03-15, with the placement that is expected. */
const hired = (): Promise<Hired> => aHire(masar.ctx, String(1_050_000_000 + ++people));

async function registrationOf(employer: TestEmployer): Promise<string> {
  const row = await masar.ctx.db.establishment.findUniqueOrThrow({ where: { id: employer.establishmentId } });
  return row.registrationNumber;
}

function wageFile(...rows: string[]): string {
  const file = path.join(folder, `${++files}.csv`);
  fs.writeFileSync(file, [HEADER, ...rows].join("\n") + "\n");
  return file;
}

const bring = async (...rows: string[]) =>
  expectOk(await importWages(masar.ctx, system, { file: wageFile(...rows), country: "SA", dryRun: false }));

/** What the worker does with every import that nobody has looked at, in the order given. */
async function reconcile(order: "asc" | "desc" = "asc"): Promise<readonly object[]> {
  const imports = await query<{ id: string }>(
    `select distinct i.id, i.started_at from import_run i join wage_record w on w.import_id = i.id
      where w.status in ('new', 'ignored') order by i.started_at ${order}, i.id ${order}`,
  );
  const results = [];
  for (const { id } of imports)
    results.push(expectOk(await reconcileWageRecords(masar.ctx, system, { importId: id })));
  return results;
}

const placementOf = async (id: string) =>
  (
    await query<{ status: string; startedOn: string | null; startTier: string | null }>(
      `select status, started_on as "startedOn", start_tier as "startTier" from placement where id = $1`,
      [id],
    )
  )[0];

const checkpoints = (placementId: string) =>
  query<{ day: number; status: string; tier: string | null }>(
    "select day, status, tier from checkpoint where placement_id = $1 order by day",
    [placementId],
  );

const evidence = (placementId: string) =>
  query<{ tier: string; from: string; until: string; wage: number | null }>(
    `select tier, "from", until, wage_minor as wage from evidence where placement_id = $1 order by "from", tier`,
    [placementId],
  );

const events = (name: string, key: string, value: string): Promise<number> =>
  numberOf(
    `outbox_event o, jsonb_array_elements(coalesce(o.payload->'items', jsonb_build_array(o.payload))) item
      where o.name = $1 and item->>$2 = $3`,
    [name, key, value],
  );

beforeEach(() => masar.ctx.setClock(new Date("2027-03-01T09:00:00Z")));

describe("a wage file", () => {
  it("starts the expected work on the day it names, with evidence and checkpoints", async () => {
    const her = await hired();
    await masar.ctx.setClock(new Date("2027-04-05T09:00:00Z"));
    expect(await bring(`${her.nationalId},${her.registration},2027-03,2100,2027-03-16,`)).toMatchObject({
      rows: 1,
      accepted: 1,
      report: null,
    });
    expect(await reconcile()).toContainEqual(expect.objectContaining({ matched: 1, asked: 0, held: 0 }));
    expect(await placementOf(her.placementId)).toEqual({
      status: "started",
      startedOn: "2027-03-16",
      startTier: "wage_record",
    });
    expect(await evidence(her.placementId)).toEqual([
      { tier: "wage_record", from: "2027-03-16", until: "2027-04-01", wage: 210_000 },
    ]);
    expect((await checkpoints(her.placementId)).map(({ status }) => status)).toEqual(
      Array(4).fill("pending"),
    );
    expect(await events("placement.started", "placementId", her.placementId)).toBe(1);
    expect(await events("placement.evidenced", "placementId", her.placementId)).toBe(1);
    expect(await verifiedEarnings(masar.ctx, [her.seeker.personId])).toEqual([
      { month: "2027-03", earningsMinor: 210_000 },
    ]);
  });

  it("confirms each checkpoint whose day has come and is covered, and asks nobody about it", async () => {
    const her = await hired();
    await masar.ctx.setClock(new Date("2027-07-02T09:00:00Z"));
    const row = (month: string) => `${her.nationalId},${her.registration},${month},4200,,`;
    await bring(
      `${her.nationalId},${her.registration},2027-03,2100,2027-03-15,`,
      row("2027-04"),
      row("2027-06"),
    );
    await reconcile();
    expect(await checkpoints(her.placementId)).toEqual([
      { day: 30, status: "confirmed", tier: "wage_record" }, // 14 April
      { day: 90, status: "confirmed", tier: "wage_record" }, // 13 June
      { day: 180, status: "pending", tier: null },
      { day: 365, status: "pending", tier: null },
    ]);
    expect(await events("checkpoint.confirmed", "placementId", her.placementId)).toBe(2);
    expectOk(await openDueCheckpoints(masar.ctx, system, { country: "SA" }));
    expect(await events("checkpoint.due", "placementId", her.placementId)).toBe(0);
  });

  it("of which nothing changed changes nothing", async () => {
    const her = await hired();
    await masar.ctx.setClock(new Date("2027-05-05T09:00:00Z"));
    const rows = [3, 4].map((month) => `${her.nationalId},${her.registration},2027-0${month},4200,,`);
    await bring(...rows);
    await reconcile();
    const before = await query("select * from wage_record order by id");
    const sent = await numberOf("outbox_event");
    expect(await bring(...rows)).toMatchObject({ rows: 2, unchanged: 2, accepted: 0 });
    expect(await query("select * from wage_record order by id")).toEqual(before);
    expect(await numberOf("outbox_event")).toBe(sent);
  });

  it("that is reconciled twice has its effects once", async () => {
    const her = await hired();
    await bring(`${her.nationalId},${her.registration},2027-03,4200,,`);
    const [run] = await query<{ id: string }>(
      "select import_id as id from wage_record where registration_number = $1",
      [her.registration],
    );
    const importId = run?.id ?? "";
    const both = await Promise.all([1, 2].map(() => reconcileWageRecords(masar.ctx, system, { importId })));
    expect(both.map((outcome) => expectOk(outcome).matched).sort()).toEqual([0, 1]);
    expect(await evidence(her.placementId)).toHaveLength(1);
    expect(await events("placement.started", "placementId", her.placementId)).toBe(1);
  });

  it.each(["asc", "desc"] as const)(
    "that corrects another supersedes it, both versions kept, whichever is looked at first: %s",
    async (order) => {
      const her = await hired();
      await masar.ctx.setClock(new Date("2027-04-05T09:00:00Z"));
      expect(await bring(`${her.nationalId},${her.registration},2027-03,4200,2027-03-15,`)).toMatchObject({
        accepted: 1,
      });
      await masar.ctx.setClock(new Date("2027-04-06T09:00:00Z"));
      expect(await bring(`${her.nationalId},${her.registration},2027-03,3900,2027-03-20,`)).toMatchObject({
        updated: 1,
      });
      await reconcile(order);
      expect(await evidence(her.placementId)).toEqual([
        { tier: "wage_record", from: "2027-03-20", until: "2027-04-01", wage: 390_000 },
      ]);
      const versions = await query<{ revision: number; wage: number; superseded: boolean }>(
        `select w.revision, w.wage_minor as wage, w.superseded_by_id is not null as superseded
           from wage_record w join person p on p.national_id_lookup = w.national_id_lookup
          where p.id = $1 order by w.revision`,
        [her.seeker.personId],
      );
      expect(versions).toEqual([
        { revision: 1, wage: 420_000, superseded: true },
        { revision: 2, wage: 390_000, superseded: false },
      ]);
      expect(await verifiedEarnings(masar.ctx, [her.seeker.personId])).toEqual([
        { month: "2027-03", earningsMinor: 390_000 },
      ]);
    },
  );

  it("stays right when an import and its correction are looked at at the same time", async () => {
    const her = await hired();
    await masar.ctx.setClock(new Date("2027-09-05T09:00:00Z"));
    for (let round = 0; round < 5; round++) {
      const month = `2027-0${4 + round}`;
      await bring(`${her.nationalId},${her.registration},${month},4200,,`);
      await bring(`${her.nationalId},${her.registration},${month},3900,,`);
      const runs = await query<{ id: string }>(
        "select distinct import_id as id from wage_record where month = $1",
        [`${month}-01`],
      );
      const work = (id: string) => reconcileWageRecords(masar.ctx, system, { importId: id });
      // One of two that wait for each other is ended by the database, and its job is tried again.
      await Promise.all(runs.map(({ id }) => work(id).catch(() => work(id))));
    }
    const shown = await evidence(her.placementId);
    expect(shown.map(({ wage }) => wage)).toEqual(Array(5).fill(390_000));
  });

  it("holds a record of an identity that is not known", async () => {
    const employer = await anEmployer(masar.ctx);
    await bring(`2099999999,${await registrationOf(employer)},2027-03,4200,,`);
    expect(await reconcile()).toContainEqual(expect.objectContaining({ matched: 0, asked: 0, held: 1 }));
    expect(await numberOf("wage_record where status = 'held' and person_id is null")).toBe(1);
  });

  it("asks the person once about an employer that Masar does not know, and changes no benefit", async () => {
    const nationalId = String(1_050_000_000 + ++people);
    const seeker = await aSeeker(masar.ctx, { fullName: "ريم الاختبار", nationalId });
    const spells = await query("select * from benefit_spell order by id");
    const computed = await query("select * from benefit_computation order by id");
    await bring(`${nationalId},elsewhere-1,2027-01,4200,,`, `${nationalId},elsewhere-1,2027-02,4200,,`);
    expect(await reconcile()).toContainEqual(expect.objectContaining({ matched: 0, asked: 2, held: 0 }));
    const asked = await query<{ id: string; status: string }>(
      "select id, status from wage_question where person_id = $1",
      [seeker.personId],
    );
    expect(asked).toEqual([{ id: expect.any(String) as string, status: "asked" }]);
    expect(await events("wage_question.asked", "personId", seeker.personId)).toBe(1);
    expect(await verifiedEarnings(masar.ctx, [seeker.personId])).toEqual([]);
    expect(await events("placement.evidenced", "personId", seeker.personId)).toBe(0);
    expect(await query("select * from benefit_spell order by id")).toEqual(spells);
    expect(await query("select * from benefit_computation order by id")).toEqual(computed);

    const questionId = asked[0]?.id ?? "";
    const stranger = await aSeeker(masar.ctx);
    expect(await answerWageQuestion(masar.ctx, stranger, { questionId, answer: "yes" })).toMatchObject({
      error: { kind: "denial", code: "not_yours" },
    });
    expectOk(await answerWageQuestion(masar.ctx, seeker, { questionId, answer: "no" }));
    expectOk(await answerWageQuestion(masar.ctx, seeker, { questionId, answer: "no" }));
    expect(await answerWageQuestion(masar.ctx, seeker, { questionId, answer: "yes" })).toMatchObject({
      error: { code: "already_answered" },
    });
    expect(await events("wage_question.answered", "questionId", questionId)).toBe(1);
    expect(await query("select * from benefit_spell order by id")).toEqual(spells);
  });

  it("does not take a wage from long before the agreed start for the new work", async () => {
    const her = await hired();
    await bring(`${her.nationalId},${her.registration},2026-11,4200,,`);
    await reconcile();
    expect(await placementOf(her.placementId)).toMatchObject({ status: "expected" });
    expect(await numberOf("wage_question where person_id = $1", [her.seeker.personId])).toBe(1);
  });

  it("names every row that cannot be taken and takes the rest; a dry run keeps nothing", async () => {
    const id = String(1_050_000_000 + ++people);
    const rows = [
      `${id},700,2027-01,4200,,`,
      `${id},700,2027-01,4300,,`,
      `${id},700,January,4200,,`,
      `${id},700,2027-02`,
      `=1+1,700,2027-02,4200,,`,
      `"${id},700,2027-02,4200,,`,
      `${id},700,2027-03,4200,,`,
    ];
    const counted = { rows: 7, accepted: 2, duplicates: 1, rejected: 4, updated: 0, unchanged: 0 };
    const before = await numberOf("wage_record");
    const dry = await importWages(masar.ctx, system, {
      file: wageFile(...rows),
      country: "SA",
      dryRun: true,
    });
    expect(expectOk(dry)).toMatchObject(counted);
    expect(await numberOf("wage_record")).toBe(before);
    const result = await bring(...rows);
    expect(result).toMatchObject(counted);
    const report = fs
      .readFileSync(result.report ?? "", "utf8")
      .trim()
      .split("\r\n");
    expect(report.slice(1).map((line) => line.split(",").filter(Boolean).join(" "))).toEqual([
      "2 duplicate later_row_wins",
      "4 rejected month not_a_month",
      expect.stringMatching(/^5 rejected .*wrong_cell_count$/) as string,
      "6 rejected national_id not_an_identity_number",
      expect.stringMatching(/^7 rejected .*broken_quotes$/) as string,
    ]);
    expect(await numberOf("wage_record where registration_number = '700' and wage_minor = 430000")).toBe(1);
  });

  it("has records of its own ids where several files come at one standing instant", async () => {
    const ctx = { ...masar.ctx, ids: seededIds(5, { now: () => new Date("2027-03-01T09:00:00Z") }) };
    for (const month of ["2027-01", "2027-02"]) {
      const file = wageFile(`1099999999,700,${month},4000,,`);
      expect(expectOk(await importWages(ctx, system, { file, country: "SA", dryRun: false })).accepted).toBe(
        1,
      );
    }
  });

  it("that two operators bring in at once is taken once", async () => {
    const id = String(1_050_000_000 + ++people);
    const rows = Array.from(
      { length: 12 },
      (_, i) => `${id},701,2026-${String(i + 1).padStart(2, "0")},4200,,`,
    );
    const results = await Promise.all([bring(...rows), bring(...rows), bring(...rows)]);
    expect(results.reduce((total, { accepted }) => total + accepted, 0)).toBe(12);
    expect(results.reduce((total, { unchanged }) => total + unchanged, 0)).toBe(24);
  });
});

describe("work that has begun", () => {
  it("is shown by a word and confirmed by a later record", async () => {
    const her = await hired();
    await masar.ctx.setClock(new Date("2027-03-20T09:00:00Z"));
    const start = { placementId: her.placementId, startedOn: "2027-03-15" };
    expectOk(await confirmStart(masar.ctx, her.employer.actor, start));
    expectOk(await confirmStart(masar.ctx, her.employer.actor, start));
    expect(await placementOf(her.placementId)).toMatchObject({ status: "started", startTier: "employer" });
    expect(await evidence(her.placementId)).toHaveLength(1);
    await masar.ctx.setClock(new Date("2027-05-01T09:00:00Z"));
    expectOk(await openDueCheckpoints(masar.ctx, system, { country: "SA" }));
    expectOk(await openDueCheckpoints(masar.ctx, system, { country: "SA" }));
    expect(await events("checkpoint.due", "placementId", her.placementId)).toBe(1);
    expect((await checkpoints(her.placementId))[0]).toMatchObject({ status: "pending" });
    await bring(`${her.nationalId},${her.registration},2027-04,4200,,`);
    await reconcile();
    expect((await checkpoints(her.placementId))[0]).toMatchObject({
      status: "confirmed",
      tier: "wage_record",
    });
    expect(await placementOf(her.placementId)).toMatchObject({ startedOn: "2027-03-15" });
  });

  it("of which nobody hears is unknown after 60 days, and late evidence still settles it", async () => {
    const her = await hired();
    await masar.ctx.setClock(new Date("2027-03-20T09:00:00Z"));
    expectOk(
      await confirmStart(masar.ctx, her.seeker, { placementId: her.placementId, startedOn: "2027-03-15" }),
    );
    const due = addDays("2027-03-15", 30);
    const openOn = async (date: string) => {
      await masar.ctx.setClock(new Date(`${date}T09:00:00Z`));
      return expectOk(await openDueCheckpoints(masar.ctx, system, { country: "SA" }));
    };
    await openOn(addDays(due, 60));
    expect((await checkpoints(her.placementId))[0]).toMatchObject({ status: "pending" });
    await openOn(addDays(due, 61));
    expect((await checkpoints(her.placementId))[0]).toMatchObject({ status: "unknown", tier: null });
    await bring(`${her.nationalId},${her.registration},2027-04,4200,,`);
    await reconcile();
    expect((await checkpoints(her.placementId))[0]).toMatchObject({ status: "confirmed" });
  });

  it("is confirmed and ended by its two parties only, on days that can be", async () => {
    const her = await hired();
    await masar.ctx.setClock(new Date("2027-03-20T09:00:00Z"));
    const { placementId } = her;
    const starting = (actor: Member, startedOn: string) =>
      confirmStart(masar.ctx, actor, { placementId, startedOn });
    const other = await anEmployer(masar.ctx);
    expect(await starting(other.actor, "2027-03-15")).toMatchObject({ error: { kind: "denial" } });
    expect(await starting(await aSeeker(masar.ctx), "2027-03-15")).toMatchObject({
      error: { kind: "denial" },
    });
    expect(await starting(her.seeker, "2027-03-21")).toMatchObject({ error: { code: "start_in_future" } });
    expect(await starting(her.seeker, "2026-03-15")).toMatchObject({ error: { code: "start_implausible" } });
    expect(await starting(her.seeker, "yesterday")).toMatchObject({ error: { code: "invalid_input" } });
    expectOk(await starting(her.seeker, "2027-03-15"));
    expect(await starting(her.employer.actor, "2027-03-16")).toMatchObject({
      error: { code: "placement_already_started" },
    });
    const ending = (actor: Member, endedOn: string) =>
      endPlacement(masar.ctx, actor, { placementId, endedOn, reason: "left_other" });
    expect(await ending(other.actor, "2027-03-18")).toMatchObject({ error: { kind: "denial" } });
    expect(await ending(her.seeker, "2027-03-14")).toMatchObject({ error: { code: "end_before_start" } });
    expect(await ending(her.seeker, "2027-03-21")).toMatchObject({ error: { code: "end_in_future" } });
    expectOk(await ending(her.seeker, "2027-03-18"));
    expect(await ending(her.seeker, "2027-03-18")).toMatchObject({
      error: { code: "placement_not_running" },
    });
    expect(await numberOf("placement_dates where placement_id = $1", [placementId])).toBe(2);
  });
});
