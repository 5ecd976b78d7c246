import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { dateInZone, daysBetween, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { CHECKPOINT_DAYS } from "#app/domain/placements/placement.ts";
import { COUNTRY } from "./play.ts";
import { readRecords, type Records } from "./records.ts";

/** The funnel's stations, in order. Each counts people, once, who have ever come so far. */
const STATIONS = [
  "registered",
  "applied",
  "interviewed",
  "offered",
  "hired",
  "started",
  "stayed90",
  "caseOpened",
  "decided",
  "graduated",
  "sustained",
  "relapsed",
] as const;
export type YearStation = (typeof STATIONS)[number];

export type YearFigures = {
  readonly people: Readonly<Record<YearStation, number>>;
  /** Checkpoints whose day has come; `unknown` and `pending` stay in the whole. */
  readonly checkpoints: readonly {
    readonly day: number;
    readonly due: number;
    readonly confirmed: number;
    readonly evidenced: number;
    readonly disputed: number;
    readonly unknown: number;
    readonly pending: number;
  }[];
  /** Days from opening the account to the first day of work, of those who have begun. */
  readonly daysToFirstJob: {
    readonly people: number;
    readonly median: number | null;
    readonly p90: number | null;
  };
  /** Deliveries by how they ended: "sent", "waiting", or "not sent: <reason>". */
  readonly messages: Readonly<Record<string, number>>;
  /** Wage records in force by status, and how many were replaced by a later revision. */
  readonly wages: Readonly<Record<string, number>>;
  /** What waits for a person now. */
  readonly waiting: Readonly<Record<string, number>>;
};

const people = (rows: readonly { readonly personId: string }[]): number =>
  new Set(rows.map(({ personId }) => personId)).size;

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

function firstJobs(records: Records): YearFigures["daysToFirstJob"] {
  const came = new Map(records.accounts.map(({ personId, openedAt }) => [personId, openedAt]));
  const first = new Map<string, PlainDate>();
  for (const { personId, startedOn, status } of records.placements) {
    const known = first.get(personId);
    if (startedOn !== null && status !== "cancelled" && (!known || startedOn < known))
      first.set(personId, startedOn);
  }
  const days = [...first].flatMap(([personId, startedOn]) => {
    const openedAt = came.get(personId);
    return openedAt ? [Math.max(0, daysBetween(dateInZone(openedAt, zoneOf(COUNTRY)), startedOn))] : [];
  });
  days.sort((a, b) => a - b);
  return { people: days.length, median: quantile(days, 0.5), p90: quantile(days, 0.9) };
}

/** Counts the year again from the rows themselves, without any of the marketplace's own counting. */
export async function countYear(ctx: Ctx): Promise<YearFigures> {
  const records = await readRecords(ctx.sql, COUNTRY);
  const today = ctx.clock.today(COUNTRY);
  const { applications, placements, cases } = records;
  const applicationsWith = (test: (id: string) => boolean) => applications.filter(({ id }) => test(id));
  const cameTo = (status: string): ReadonlySet<string> =>
    new Set(
      records.steps.flatMap(({ applicationId, toStatus }) => (toStatus === status ? [applicationId] : [])),
    );
  const [interviewed, hired] = [cameTo("interview"), cameTo("hired")];
  const offered = new Set(records.offers.map(({ applicationId }) => applicationId));
  const begun = placements.filter(({ startedOn, status }) => startedOn !== null && status !== "cancelled");
  const at90 = new Set(
    records.checkpoints.flatMap(({ placementId, day, status }) =>
      day === 90 && (status === "confirmed" || status === "evidenced") ? [placementId] : [],
    ),
  );
  const took = (...edges: string[]) => {
    const found = new Set(
      records.caseSteps.flatMap(({ caseId, edge }) => (edges.includes(edge) ? [caseId] : [])),
    );
    return cases.filter(({ id }) => found.has(id));
  };
  const counted = new Set(placements.flatMap(({ id, status }) => (status === "cancelled" ? [] : [id])));
  const due = records.checkpoints.filter(
    ({ placementId, dueOn }) => counted.has(placementId) && dueOn <= today,
  );
  return {
    people: {
      registered: people(records.profiles),
      applied: people(applications.filter(({ submittedAt }) => submittedAt !== null)),
      interviewed: people(applicationsWith((id) => interviewed.has(id))),
      offered: people(applicationsWith((id) => offered.has(id))),
      hired: people(applicationsWith((id) => hired.has(id))),
      started: people(begun),
      stayed90: people(placements.filter(({ id, status }) => at90.has(id) && status !== "cancelled")),
      caseOpened: people(cases),
      decided: people(took("decide_yes", "decide_not_yet", "close")),
      graduated: people(took("carry_out")),
      sustained: people(took("sustain")),
      relapsed: people(took("relapse")),
    },
    checkpoints: CHECKPOINT_DAYS.map((day) => {
      const ofDay = due.filter((checkpoint) => checkpoint.day === day);
      const having = (status: string): number =>
        ofDay.filter((checkpoint) => checkpoint.status === status).length;
      return {
        ...{ day, due: ofDay.length, confirmed: having("confirmed"), evidenced: having("evidenced") },
        ...{ disputed: having("disputed"), unknown: having("unknown"), pending: having("pending") },
      };
    }),
    daysToFirstJob: firstJobs(records),
    messages: records.messages,
    wages: records.wages,
    waiting: {
      "applications not looked at": applications.filter(({ status }) => status === "submitted").length,
      "offers not answered": records.offers.filter(({ status }) => status === "made").length,
      "starts expected before today": placements.filter(
        ({ status, expectedStart }) => status === "expected" && expectedStart < today,
      ).length,
      "checkpoints without proof": due.filter(({ status }) => status === "pending" || status === "unknown")
        .length,
      "wage questions not answered": records.questionsOpen,
      "wage records held for review": records.wages["held"] ?? 0,
      "graduation cases to propose": cases.filter(({ status }) => status === "open").length,
      "households to be heard": cases.filter(({ status }) => status === "proposed" || status === "notified")
        .length,
      "graduation cases to decide": cases.filter(({ status }) => status === "heard").length,
      "appeals to decide": cases.filter(({ status }) => status === "appealed").length,
    },
  };
}

export { STATIONS as YEAR_STATIONS };
