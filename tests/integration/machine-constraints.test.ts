import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicationMachine } from "#app/domain/applications/application.ts";
import type { ApplicationFacts } from "#app/domain/applications/application-edge.ts";
import { interviewMachine, type InterviewFacts } from "#app/domain/applications/interview.ts";
import { offerMachine, type OfferFacts } from "#app/domain/applications/offer.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { statesOf, type Machine } from "#app/domain/kernel/transition-table.ts";
import { MACHINES } from "#app/domain/machines.ts";
import type { OwnFacts } from "#app/domain/vacancies/vacancy-edge.ts";
import { importedVacancyMachine, ownVacancyMachine } from "#app/domain/vacancies/vacancy-machines.ts";
import { useMasar } from "#tests/support/database.ts";
import { steps } from "#tests/support/machine-walk.ts";
import {
  walkApplication,
  walkImportedVacancy,
  walkInterview,
  walkOffer,
  walkOwnVacancy,
} from "#tests/support/marketplace-walks.ts";

const masar = useMasar();

const AT = "2026-11-01T08:00:00Z";
const DAY = "2026-12-01";
type Row = Readonly<Record<string, unknown>>;

/** Every different fact that 2,000 walks reach. */
function reached<Facts>(walkOf: (numbers: readonly number[]) => readonly { readonly to: Facts }[]): Facts[] {
  const found = new Map<string, Facts>();
  for (const numbers of fc.sample(steps, { numRuns: 2_000, seed: 7 }))
    for (const { to } of walkOf(numbers)) found.set(JSON.stringify(to), to);
  return [...found.values()];
}

const insert = (ctx: Ctx, table: string, rows: readonly Row[]) =>
  ctx.sql.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
    JSON.stringify(rows),
  ]);

/** The constraint that refused a row; null when it was taken. */
async function refusal(ctx: Ctx, table: string, row: Row): Promise<string | null> {
  try {
    await insert(ctx, table, [row]);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const applicationRow = (ctx: Ctx, facts: ApplicationFacts): Row => ({
  id: ctx.ids.next(),
  vacancy_id: ctx.ids.next(),
  organisation_id: ctx.ids.next(),
  person_id: ctx.ids.next(),
  country: "SA",
  candidate_code: "12345",
  status: facts.status,
  status_before: facts.statusBefore,
  postponed_from: facts.postponedFrom,
  disclosed_at: facts.disclosed ? AT : null,
  decline_for_person: facts.declineWritten ? "اكتمل العدد." : null,
  submitted_at: facts.submitted ? AT : null,
  last_activity_at: AT,
  silence_warned: 0,
  rev: 1,
  created_at: AT,
});

const ownRow = (ctx: Ctx, facts: OwnFacts): Row => ({
  id: ctx.ids.next(),
  origin: "own",
  status: facts.status,
  country: "SA",
  organisation_id: ctx.ids.next(),
  establishment_id: facts.published ? ctx.ids.next() : null,
  employer_name: "أسواق الواحة",
  title: "محاسبة صندوق",
  title_lang: "ar",
  description: "",
  place_id: facts.published ? ctx.ids.next() : null,
  place_confidence: 0,
  occupation_confidence: 0,
  employment_type: facts.published ? "full_time" : null,
  hours_per_week: facts.published ? 40 : null,
  wage_min_minor: facts.published ? 400_000 : null,
  currency: "SAR",
  remote: false,
  openings: 1,
  openings_filled: 0,
  accommodations: [],
  childcare: false,
  transport: false,
  social_insurance: facts.published ? true : null,
  published_at: facts.published ? AT : null,
  safety_held_from: facts.heldFrom,
  rev: 1,
  created_at: AT,
  updated_at: AT,
});

const importedRow = (ctx: Ctx, status: string): Row => ({
  ...ownRow(ctx, { status: "draft", published: false, heldFrom: null }),
  origin: "imported",
  status,
  organisation_id: status === "claimed" ? ctx.ids.next() : null,
  source_name: "test",
  source_id: ctx.ids.next(),
  expires_at: AT,
});

const interviewRow = (ctx: Ctx, applicationId: string, facts: InterviewFacts): Row => ({
  id: ctx.ids.next(),
  application_id: applicationId,
  status: facts.status,
  mode: facts.described ? "phone" : null,
  minutes: facts.described ? 30 : null,
  starts_at: facts.timed ? AT : null,
  booked_at: facts.timed ? AT : null,
  closed_at: facts.closed ? AT : null,
  created_at: AT,
});

const offerRow = (ctx: Ctx, applicationId: string, facts: OfferFacts): Row => ({
  id: ctx.ids.next(),
  application_id: applicationId,
  status: facts.status,
  wage_minor: 420_000,
  currency: "SAR",
  wage_period: "month",
  hours_per_week: 40,
  employment_type: "full_time",
  starts_on: DAY,
  made_at: AT,
  answer_by: DAY,
  answered_at: facts.answered ? AT : null,
  suitability_checked_at: facts.suitable ? AT : null,
  suitability_checked_by: facts.suitable ? ctx.ids.next() : null,
});

/** An application that an officer referred, for offers and interviews to hang on. */
async function anApplication(ctx: Ctx): Promise<string> {
  const row = applicationRow(ctx, {
    status: "submitted",
    statusBefore: null,
    postponedFrom: null,
    disclosed: false,
    submitted: true,
    declineWritten: false,
  });
  await insert(ctx, "application", [{ ...row, referred_by: ctx.ids.next() }]);
  return String(row["id"]);
}

/** Of each state one row, from all that were reached. */
function onePerState(rows: readonly Row[]): readonly Row[] {
  const byState = new Map(rows.map((row) => [row["status"], row]));
  return [...byState.values()];
}

/** Takes out, one by one, what each state requires: the database refuses every such row. */
async function everyRequirementHolds<State extends string>(
  ctx: Ctx,
  machine: Machine<State>,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  let tried = 0;
  for (const row of onePerState(rows)) {
    for (const column of machine.requires?.[row["status"] as State] ?? []) {
      const without = { ...row, id: ctx.ids.next(), [column]: null };
      expect(await refusal(ctx, table, without), `${String(row["status"])} without ${column}`).toMatch(
        /violates (check|not-null) constraint/,
      );
      tried++;
    }
  }
  expect(tried).toBe(
    Object.values(machine.requires ?? {}).reduce<number>((n, columns) => n + (columns as string[]).length, 0),
  );
}

describe("the words of each machine", () => {
  it.each(MACHINES.map(({ title, machine, constraint }) => [title, machine, constraint] as const))(
    "%s: are the ones that the database knows",
    async (_, machine, constraint) => {
      const { ctx } = masar;
      const [found] = await ctx.sql.query<{ text: string }>(
        "select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1",
        [constraint],
      );
      const list = /status = ANY \(\(?ARRAY\[([^\]]*)\]/.exec(found?.text ?? "")?.[1] ?? "";
      const words = [...list.matchAll(/'([a-z_]+)'/g)].map(([, word]) => word);
      expect(words.sort()).toEqual([...statesOf(machine)].sort());
    },
  );
});

describe("every row that a walk can make", () => {
  it("of an application is taken, and not without what its state stands on", async () => {
    const { ctx } = masar;
    const rows = reached(walkApplication).map((facts) => applicationRow(ctx, facts));
    expect(new Set(rows.map((row) => row["status"])).size).toBe(statesOf(applicationMachine).length - 1);
    await insert(ctx, "application", rows);
    await everyRequirementHolds(ctx, applicationMachine, "application", rows);
    const sent = rows.find((row) => row["status"] === "submitted");
    for (const wrong of [
      { status: "nonsense" },
      { status_before: "in_review" },
      { postponed_from: "in_review" },
      { status: "obsolete", status_before: "hired" },
      { status: "obsolete", status_before: "postponed" },
      { silence_warned: 8, silence_warned_at: AT },
    ])
      expect(await refusal(ctx, "application", { ...sent, id: ctx.ids.next(), ...wrong })).toMatch(
        /check constraint/,
      );
  });

  it("of an own vacancy is taken, and not without what its state stands on", async () => {
    const { ctx } = masar;
    const rows = reached(walkOwnVacancy).map((facts) => ownRow(ctx, facts));
    await insert(ctx, "vacancy", rows);
    await everyRequirementHolds(ctx, ownVacancyMachine, "vacancy", rows);
    const open = rows.find((row) => row["status"] === "published");
    for (const wrong of [
      { status: "listed" },
      { safety_held_from: "published" },
      { organisation_id: null },
      { social_insurance: false },
    ])
      expect(await refusal(ctx, "vacancy", { ...open, id: ctx.ids.next(), ...wrong })).toMatch(
        /check constraint/,
      );
  });

  it("of an imported vacancy is taken, and not without its source or who claimed it", async () => {
    const { ctx } = masar;
    const rows = reached(walkImportedVacancy).map(({ status }) => importedRow(ctx, status));
    await insert(ctx, "vacancy", rows);
    await everyRequirementHolds(ctx, importedVacancyMachine, "vacancy", rows);
    expect(await refusal(ctx, "vacancy", importedRow(ctx, "published"))).toMatch(/check constraint/);
  });

  it("of an interview is taken, one living at a time, and not without time and terms", async () => {
    const { ctx } = masar;
    const facts = [...reached((n) => walkInterview(n, false)), ...reached((n) => walkInterview(n, true))];
    const rows = await Promise.all(facts.map(async (f) => interviewRow(ctx, await anApplication(ctx), f)));
    await insert(ctx, "interview", rows);
    const fresh = await Promise.all(
      rows.map(async (row) => ({ ...row, application_id: await anApplication(ctx) })),
    );
    const described = {
      ...fresh.find((row) => (row as Row)["status"] === "booked"),
      status: "proposed",
      starts_at: null,
      booked_at: null,
    };
    await everyRequirementHolds(ctx, interviewMachine, "interview", [...fresh, described]);
    const living = rows.find((row) => row["status"] === "booked");
    expect(await refusal(ctx, "interview", { ...living, id: ctx.ids.next() })).toMatch(/interview_living/);
  });

  it("of an offer is taken, one open at a time; its terms and its answer stay as they are", async () => {
    const { ctx } = masar;
    const facts = reached(walkOffer);
    const rows = await Promise.all(facts.map(async (f) => offerRow(ctx, await anApplication(ctx), f)));
    await insert(ctx, "offer", rows);
    await everyRequirementHolds(ctx, offerMachine, "offer", rows);

    const made = { ...offerRow(ctx, await anApplication(ctx), facts[0] as OfferFacts) };
    Object.assign(made, { status: "made", answered_at: null });
    await insert(ctx, "offer", [made]);
    expect(await refusal(ctx, "offer", { ...made, id: ctx.ids.next() })).toMatch(/offer_open/);
    const change = (text: string) =>
      ctx.sql.query(`update offer set ${text} where id = $1`, [made["id"]]).then(
        () => null,
        (error: Error) => error.message,
      );
    for (const term of [
      "wage_minor = 1",
      "starts_on = starts_on + 1",
      "hours_per_week = 60",
      "message = 'x'",
    ])
      expect(await change(term)).toMatch(/frozen/);
    expect(await change("answered_at = now()")).toMatch(/offer_answered/);
    expect(await change("status = 'accepted', answered_at = now()")).toBeNull();
    expect(await change("status = 'turned_down'")).toMatch(/final/);
  });
});

describe("what no row may do", () => {
  it("is undo a hire, or mark an offer to somebody whom no officer referred", async () => {
    const { ctx } = masar;
    const [hired] = await ctx.sql.query<{ id: string }>(
      "select id from application where status = 'hired' limit 1",
    );
    await expect(
      ctx.sql.query("update application set status = 'submitted' where id = $1", [hired?.id]),
    ).rejects.toThrow(/hire is final/);
    const unreferred = applicationRow(ctx, {
      status: "offered",
      statusBefore: null,
      postponedFrom: null,
      disclosed: false,
      submitted: true,
      declineWritten: false,
    });
    await insert(ctx, "application", [unreferred]);
    const facts = { status: "made", answered: false, suitable: true } as const;
    expect(await refusal(ctx, "offer", offerRow(ctx, String(unreferred["id"]), facts))).toMatch(
      /No officer referred/,
    );
  });
});
