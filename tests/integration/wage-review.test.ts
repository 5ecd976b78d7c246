import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { readWageReview, type ReviewItem } from "#app/domain/casework/read-wage-review.server.ts";
import { settleWageIssue, undoWageIssue } from "#app/domain/casework/settle-wage-issue.server.ts";
import type { ReviewAct } from "#app/domain/casework/wage-review.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { answerWageQuestion } from "#app/domain/placements/answer-wage-question.server.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { followUpWageRecords } from "#app/domain/placements/follow-up-wage-records.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { readOwnWageQuestions } from "#app/domain/placements/read-own-placements.server.ts";
import { undoWageAnswer } from "#app/domain/placements/undo-wage-answer.server.ts";
import { verifiedEarnings } from "#app/domain/placements/verified-earnings.server.ts";
import { reconcileWaiting } from "#tests/bench/wages-bench.ts";
import { officeMember } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aHire, type Hired } from "#tests/support/hires.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";

const masar = useMasar();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-review-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const HEADER = "national_id,registration_number,month,wage,started_on,ended_on";
const REASON = "تحدثت معها واطلعت على العقد.";
let files = 0;

/** Imports these rows and reconciles them, as the worker does. */
async function bring(...rows: string[]): Promise<void> {
  const file = path.join(folder, `${++files}.csv`);
  fs.writeFileSync(file, [HEADER, ...rows].join("\n") + "\n");
  expectOk(await importWages(masar.ctx, system, { file, country: "SA", dryRun: false }));
  await reconcileWaiting(masar.composition);
}

const query = <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  masar.ctx.sql.query<T>(sql, params);
const on = (date: string): Promise<void> => masar.ctx.setClock(new Date(`${date}T09:00:00Z`));
const followUp = async () => expectOk(await followUpWageRecords(masar.ctx, system, { country: "SA" }));

async function officerOf(...seekers: readonly Member[]): Promise<Member> {
  const officer = officeMember(masar.ctx, "officer");
  const personIds = seekers.map(({ personId }) => personId);
  expectOk(await assignCases(masar.ctx, system, { officerAccountId: officer.accountId, personIds }));
  return officer;
}

const openFor = async (officer: Member): Promise<readonly ReviewItem[]> =>
  expectOk(await readWageReview(masar.ctx, officer, { filter: "open", page: 1 })).items.items;

const settle = (officer: Member, item: ReviewItem | undefined, act: ReviewAct, more: object = {}) =>
  settleWageIssue(masar.ctx, officer, { issueId: item?.id, act, reason: REASON, ...more });

const questionsOf = (seeker: Member) => readOwnWageQuestions(masar.ctx, seeker);
const earned = (seeker: Member) => verifiedEarnings(masar.ctx, [seeker.personId]);
const placementsOf = (seeker: Member) =>
  query<{ id: string; status: string; startedOn: string | null; endedOn: string | null }>(
    `select id, status, started_on as "startedOn", ended_on as "endedOn" from placement where person_id = $1
      order by expected_start, id`,
    [seeker.personId],
  );
const recordsOf = (lookupOf: string) =>
  query<{ status: string; reason: string }>(
    `select w.status, w.reason from wage_record w where w.registration_number = $1 and w.superseded_by_id is null
      order by w.month`,
    [lookupOf],
  );

let number = 0;
async function aKnownSeeker(): Promise<{ seeker: Member; nationalId: string; elsewhere: string }> {
  const nationalId = String(1_070_000_000 + ++number);
  const seeker = await aSeeker(masar.ctx, { fullName: "ريم الاختبار", nationalId });
  return { seeker, nationalId, elsewhere: `elsewhere-${number}` };
}

beforeEach(() => on("2027-03-01"));

describe("a job that the register names and Masar does not know", () => {
  it("becomes hers by her yes, with its wages as proof, and comes undone by her undo", async () => {
    const { seeker, nationalId, elsewhere } = await aKnownSeeker();
    await bring(
      `${nationalId},${elsewhere},2027-01,3000,2027-01-10,`,
      `${nationalId},${elsewhere},2027-02,3000,,`,
    );
    const [question] = await questionsOf(seeker);
    expect(await questionsOf(seeker)).toHaveLength(1);
    expect(await earned(seeker)).toEqual([]);
    const questionId = question?.id ?? "";

    expectOk(await answerWageQuestion(masar.ctx, seeker, { questionId, answer: "yes" }));
    expect(await placementsOf(seeker)).toMatchObject([{ status: "started", startedOn: "2027-01-10" }]);
    expect(await earned(seeker)).toEqual([
      { month: "2027-01", earningsMinor: 300_000 },
      { month: "2027-02", earningsMinor: 300_000 },
    ]);
    await on("2027-04-02");
    await bring(`${nationalId},${elsewhere},2027-03,3100,,`);
    expect((await recordsOf(elsewhere)).map(({ reason }) => reason)).toEqual(Array(3).fill("said_yes"));

    expectOk(await undoWageAnswer(masar.ctx, seeker, { questionId }));
    expect(await earned(seeker)).toEqual([]);
    expect(await placementsOf(seeker)).toMatchObject([{ status: "cancelled" }]);
    expect(await questionsOf(seeker)).toMatchObject([{ status: "asked", canUndo: false }]);
    expect((await recordsOf(elsewhere)).map(({ status }) => status)).toEqual(Array(3).fill("asked"));
  });

  it("goes to her officer by her no, who settles it; then she can no longer undo, but the officer can", async () => {
    const { seeker, nationalId, elsewhere } = await aKnownSeeker();
    const officer = await officerOf(seeker);
    const stranger = await officerOf();
    await bring(`${nationalId},${elsewhere},2027-01,3000,,`);
    const questionId = (await questionsOf(seeker))[0]?.id ?? "";
    expectOk(await answerWageQuestion(masar.ctx, seeker, { questionId, answer: "no" }));
    const [issue] = await openFor(officer);
    expect(issue).toMatchObject({
      ...{ kind: "answered_no", reason: "employer_unknown", answer: "no", personId: seeker.personId },
      acts: ["hers", "not_hers"],
    });
    expect(await openFor(stranger)).toEqual([]);
    expect(await settle(stranger, issue, "not_hers")).toMatchObject({ error: { code: "not_your_caseload" } });
    expect(await settle(officer, issue, "not_hers", { reason: "لا" })).toMatchObject({
      error: { fields: { reason: "reason_needed" } },
    });
    expect(await settle(officer, issue, "ended")).toMatchObject({ error: { code: "wrong_state" } });
    expectOk(await settle(officer, issue, "not_hers"));
    expect(await openFor(officer)).toEqual([]);
    expect(await undoWageAnswer(masar.ctx, seeker, { questionId })).toMatchObject({
      error: { code: "officer_has_acted" },
    });
    // What comes later about the same job needs no second look.
    await on("2027-04-02");
    await bring(`${nationalId},${elsewhere},2027-02,3000,,`);
    expect(await recordsOf(elsewhere)).toEqual(Array(2).fill({ status: "ignored", reason: "not_hers" }));

    const settled = expectOk(await readWageReview(masar.ctx, officer, { filter: "settled", page: 1 }));
    expect(settled.items.items).toMatchObject([{ id: issue?.id, outcome: "not_hers", canUndo: true }]);
    expectOk(await undoWageIssue(masar.ctx, officer, { issueId: issue?.id ?? "" }));
    expect((await recordsOf(elsewhere)).map(({ reason }) => reason)).toEqual(["said_no", "said_no"]);
    expect(await openFor(officer)).toMatchObject([{ kind: "answered_no" }]);
    const kept = await query<{ sealed: string }>(
      "select reason_sealed as sealed from wage_issue where id = $1",
      [issue?.id],
    );
    expect(kept[0]?.sealed).toMatch(/^v1\./);
  });

  it("is reminded of once, and goes to the officer after 14 days; a late answer still counts", async () => {
    const { seeker, nationalId, elsewhere } = await aKnownSeeker();
    const officer = await officerOf(seeker);
    await bring(`${nationalId},${elsewhere},2027-01,3000,,`);
    await on("2027-03-07");
    await followUp();
    const reminded = async (): Promise<number> =>
      (
        await query(
          `select 1 from outbox_event, jsonb_array_elements(payload->'items') item
            where name = 'wage_question.reminded' and item->>'personId' = $1`,
          [seeker.personId],
        )
      ).length;
    expect(await reminded()).toBe(0);
    await on("2027-03-09");
    await followUp();
    await followUp();
    expect(await reminded()).toBe(1);
    expect(await openFor(officer)).toEqual([]);
    await on("2027-03-16");
    await followUp();
    expect(await openFor(officer)).toMatchObject([{ kind: "unanswered", answer: "unanswered" }]);
    const questionId = (await questionsOf(seeker))[0]?.id ?? "";
    expectOk(await answerWageQuestion(masar.ctx, seeker, { questionId, answer: "yes" }));
    expect(await openFor(officer)).toEqual([]);
    expect(await earned(seeker)).toHaveLength(1);
  });
});

describe("work whose wages cease", () => {
  async function working(): Promise<Hired & { officer: Member; other: string }> {
    const her = await aHire(masar.ctx, String(1_071_000_000 + ++number));
    const officer = await officerOf(her.seeker);
    await on("2027-04-05");
    await bring(`${her.nationalId},${her.registration},2027-03,2100,2027-03-15,`);
    // The register goes on naming the employer, without her.
    await bring(`${String(2_071_000_000 + number)},${her.registration},2027-04,4000,,`);
    return { ...her, officer, other: `other-${number}` };
  }

  it("is asked about once the register must know, never before, and ends by nobody's silence", async () => {
    const her = await working();
    await on("2027-05-10");
    expect(await followUp()).toMatchObject({ suspected: 0 });
    await on("2027-05-17");
    expect(await followUp()).toMatchObject({ suspected: 1 });
    expect(await followUp()).toMatchObject({ suspected: 0 });
    const [question] = await questionsOf(her.seeker);
    expect(question).toMatchObject({ kind: "ended", status: "asked", placementId: her.placementId });
    expect(await openFor(her.officer)).toMatchObject([{ kind: "suspected_end", reason: "wages_ceased" }]);
    await on("2027-07-01");
    await followUp();
    expect(await placementsOf(her.seeker)).toMatchObject([{ status: "started", endedOn: null }]);
    expect(await openFor(her.officer)).toMatchObject([{ kind: "suspected_end", answer: "unanswered" }]);
  });

  it("is no question any more when a late record comes", async () => {
    const her = await working();
    await on("2027-05-17");
    await followUp();
    await bring(`${her.nationalId},${her.registration},2027-04,4200,,`);
    expect(await questionsOf(her.seeker)).toEqual([]);
    expect(await openFor(her.officer)).toEqual([]);
    expect((await earned(her.seeker)).map(({ month }) => month)).toEqual(["2027-03", "2027-04"]);
  });

  it("that goes on as she says is settled by the officer: it goes on, or ended on a day", async () => {
    const her = await working();
    await on("2027-05-17");
    await followUp();
    const questionId = (await questionsOf(her.seeker))[0]?.id ?? "";
    expect(await answerWageQuestion(masar.ctx, her.seeker, { questionId, answer: "yes" })).toMatchObject({
      error: { code: "end_needs_a_day" },
    });
    expectOk(await answerWageQuestion(masar.ctx, her.seeker, { questionId, answer: "no" }));
    const issue = (await openFor(her.officer)).find(({ kind }) => kind === "suspected_end");
    expect(issue).toMatchObject({ answer: "no", acts: ["ended", "goes_on"] });
    expect(await settle(her.officer, issue, "ended", { endedOn: "2027-06-01" })).toMatchObject({
      error: { fields: { endedOn: "end_in_future" } },
    });
    expectOk(await settle(her.officer, issue, "goes_on"));
    expectOk(await undoWageIssue(masar.ctx, her.officer, { issueId: issue?.id ?? "" }));
    const again = (await openFor(her.officer)).find(({ kind }) => kind === "suspected_end");
    expectOk(await settle(her.officer, again, "ended", { endedOn: "2027-04-10" }));
    expect(await placementsOf(her.seeker)).toMatchObject([{ status: "ended", endedOn: "2027-04-10" }]);
    expect(await openFor(her.officer)).toEqual([]);
  });
});

describe("a record that is held", () => {
  it("of an unknown identity is the country's to see, and becomes evidence where a supervisor attaches it", async () => {
    const her = await aHire(masar.ctx, String(1_072_000_000 + ++number));
    const officer = await officerOf(her.seeker);
    const supervisor = officeMember(masar.ctx, "supervisor");
    await on("2027-04-05");
    await bring(`${String(2_072_000_000 + number)},${her.registration},2027-03,2100,2027-03-15,`);
    expect(await openFor(officer)).toEqual([]);
    const issue = (await openFor(supervisor)).find(
      ({ registrationNumber }) => registrationNumber === her.registration,
    );
    expect(issue).toMatchObject({
      ...{ kind: "identity_unknown", personId: null, fullName: null },
      candidates: [{ placementId: her.placementId, personId: her.seeker.personId }],
    });
    expect(await settle(supervisor, issue, "attach")).toMatchObject({
      error: { fields: { placementId: "required" } },
    });
    expectOk(await settle(supervisor, issue, "attach", { placementId: her.placementId }));
    expect(await placementsOf(her.seeker)).toMatchObject([{ status: "started", startedOn: "2027-03-15" }]);
    expect(await earned(her.seeker)).toEqual([{ month: "2027-03", earningsMinor: 210_000 }]);
    expect(await recordsOf(her.registration)).toEqual([{ status: "matched", reason: "attached" }]);

    expectOk(await undoWageIssue(masar.ctx, supervisor, { issueId: issue?.id ?? "" }));
    expect(await earned(her.seeker)).toEqual([]);
    expect(await recordsOf(her.registration)).toEqual([{ status: "held", reason: "identity_unknown" }]);
    // A start is not taken back by itself: an officer is told that nothing proves it any more.
    expect(await openFor(officer)).toMatchObject([{ kind: "start_unproven", acts: ["seen"] }]);
  });

  it("with an amount hard to believe counts once an officer accepts it, and only that amount", async () => {
    const her = await aHire(masar.ctx, String(1_073_000_000 + ++number));
    const officer = await officerOf(her.seeker);
    await on("2027-04-05");
    const row = (wage: number) => `${her.nationalId},${her.registration},2027-03,${wage},2027-03-15,`;
    await bring(row(900_000));
    expect(await placementsOf(her.seeker)).toMatchObject([{ status: "expected" }]);
    const [issue] = await openFor(officer);
    expect(issue).toMatchObject({ kind: "absurd_amount", wageMinor: 90_000_000 });
    expectOk(await settle(officer, issue, "accept"));
    expect(await earned(her.seeker)).toEqual([{ month: "2027-03", earningsMinor: 90_000_000 }]);
    await bring(row(950_000));
    expect(await earned(her.seeker)).toEqual([]);
    expect(await openFor(officer)).toContainEqual(expect.objectContaining({ kind: "absurd_amount" }));
    await bring(row(2_100));
    expect(await earned(her.seeker)).toEqual([{ month: "2027-03", earningsMinor: 210_000 }]);
    expect(await openFor(officer)).toEqual([]);
  });

  it("of a month to come is looked at when it has come, and of an identity when the person is known", async () => {
    const her = await aHire(masar.ctx, String(1_074_000_000 + ++number));
    await on("2027-04-05");
    const later = String(1_075_000_000 + number);
    await bring(
      `${her.nationalId},${her.registration},2027-05,4200,,`,
      `${later},elsewhere-later-${number},2027-03,4200,,`,
    );
    expect(await recordsOf(her.registration)).toEqual([{ status: "held", reason: "in_future" }]);
    const seeker = await aSeeker(masar.ctx, { fullName: "سارة الاختبار", nationalId: later });
    await on("2027-05-02");
    await followUp();
    expect(await recordsOf(her.registration)).toEqual([{ status: "matched", reason: "proves_month" }]);
    expect(await questionsOf(seeker)).toMatchObject([{ kind: "mine", status: "asked" }]);
  });
});

describe("a corrected record", () => {
  it("takes its checkpoint back with it, which comes again when other evidence covers the day", async () => {
    const her = await aHire(masar.ctx, String(1_076_000_000 + ++number));
    await on("2027-03-20");
    expectOk(
      await confirmStart(masar.ctx, her.seeker, { placementId: her.placementId, startedOn: "2027-03-15" }),
    );
    await on("2027-05-02");
    const april = (wage: number, endedOn: string) =>
      `${her.nationalId},${her.registration},2027-04,${wage},,${endedOn}`;
    const checkpoint = async () =>
      (
        await query<{ status: string; tier: string | null }>(
          "select status, tier from checkpoint where placement_id = $1 and day = 30",
          [her.placementId],
        )
      )[0];
    await bring(april(4_200, ""));
    expect(await checkpoint()).toEqual({ status: "confirmed", tier: "wage_record" });
    await bring(april(1_000, "2027-04-05"));
    expect(await checkpoint()).toEqual({ status: "pending", tier: null });
    expect(await placementsOf(her.seeker)).toMatchObject([{ status: "ended", endedOn: "2027-04-05" }]);
    await bring(april(4_200, ""));
    expect(await checkpoint()).toEqual({ status: "confirmed", tier: "wage_record" });
    expect(await placementsOf(her.seeker)).toMatchObject([{ status: "started", endedOn: null }]);
    expect(
      await query(
        `select s.edge, s.from_status, s.to_status, s.from_tier from checkpoint_step s
          join checkpoint c on c.id = s.checkpoint_id where c.placement_id = $1 order by s.at, s.id`,
        [her.placementId],
      ),
    ).toEqual([
      { edge: "confirm", from_status: "pending", to_status: "confirmed", from_tier: null },
      { edge: "reopen", from_status: "confirmed", to_status: "pending", from_tier: "wage_record" },
      { edge: "confirm", from_status: "pending", to_status: "confirmed", from_tier: null },
    ]);
    const dates = await query("select 1 from placement_dates where placement_id = $1", [her.placementId]);
    expect(dates).toHaveLength(3);
  });

  it("in one file keeps both figures, uses the later and shows both to the officer", async () => {
    const her = await aHire(masar.ctx, String(1_077_000_000 + ++number));
    const officer = await officerOf(her.seeker);
    await on("2027-04-05");
    const row = (wage: number) => `${her.nationalId},${her.registration},2027-03,${wage},2027-03-15,`;
    await bring(row(2_000), row(2_100));
    const [issue] = await openFor(officer);
    expect(issue).toMatchObject({
      ...{ kind: "two_figures", wageMinor: 210_000, wageBeforeMinor: 200_000 },
    });
    expect(await earned(her.seeker)).toEqual([{ month: "2027-03", earningsMinor: 210_000 }]);
    expectOk(await settle(officer, issue, "accept"));
    await bring(row(2_000), row(2_100));
    expect(await openFor(officer)).toEqual([]);
  });

  it("of a person who was erased is held by name", async () => {
    const { seeker, nationalId, elsewhere } = await aKnownSeeker();
    await bring(`${nationalId},${elsewhere},2027-01,3000,,`);
    await query("delete from person where id = $1", [seeker.personId]);
    await bring(`${nationalId},${elsewhere},2027-01,3100,,`);
    expect(await recordsOf(elsewhere)).toEqual([{ status: "held", reason: "person_gone" }]);
  });
});
