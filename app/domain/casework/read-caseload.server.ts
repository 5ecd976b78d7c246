import { logAccess } from "#app/domain/audit/log-access.server.ts";
import { openFullName } from "#app/domain/identity/sealed-person.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { paging, type Paged } from "#app/domain/kernel/paging.ts";
import { dateInZone, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import type { CheckpointDay } from "#app/domain/placements/placement.ts";
import { foldArabic } from "#app/domain/search/fold.ts";
import {
  LANES,
  laneOfCase,
  wageAnswersDueBefore,
  type Lane,
  type Proof,
  type Stage,
  type Viewer,
} from "./caseload.ts";
import {
  benefitReviews,
  caseloadPage,
  checkpointIssues,
  namesIn,
  openCases,
  wageIssues,
  type CaseloadRow,
  type Scope,
} from "./caseload.store.server.ts";
import { mayWorkOn } from "./graduation.policy.ts";

type Named = { readonly personId: string; readonly fullName: string };

/** One thing to do, and since when it waits. */
type Task = Named & {
  readonly lane: Lane;
  readonly since: PlainDate;
  readonly caseId: string | null;
  /** What the wage register or the checkpoint says, where it is about one. */
  readonly employerName: string | null;
  readonly answer: "asked" | "no" | "unanswered" | null;
  readonly checkpoint: { readonly day: CheckpointDay; readonly state: "unknown" | "disputed" } | null;
  /** What a benefit that must be looked at again is now. */
  readonly review: "suspended" | "provisional" | null;
};

export type CaseloadPerson = Named & Omit<CaseloadRow, "personId" | "fullNameSealed" | "total">;

type Caseload = {
  readonly counts: Readonly<Record<Lane, number>>;
  /** When the longest waiting of each lane began to wait. */
  readonly oldest: Readonly<Partial<Record<Lane, PlainDate>>>;
  /** Tasks of the asked lane or of all, the longest waiting first; at most TASKS_SHOWN. */
  readonly tasks: readonly Task[];
  readonly people: Paged<CaseloadPerson>;
};

type CaseloadInput = {
  readonly lane: Lane | null;
  /** Part of a name, in any spelling. */
  readonly name: string;
  readonly stage: Stage | null;
  readonly proof: Proof | null;
  readonly page: number;
};

const TASKS_SHOWN = 25;
const NAMES_SEARCHED = 5_000;

/**
 * What an officer begins the day with: what needs action, then the own caseload (a supervisor's is the country's).
 * Every person who is shown can see that she was.
 */
export async function readCaseload(ctx: Ctx, actor: Actor, input: CaseloadInput): Promise<Outcome<Caseload>> {
  const denied = mayWorkOn(actor, { country: actor.country, proposedBy: null, decidedBy: null });
  if (denied || actor.kind !== "member") return deny(denied ?? "officers_only");
  const { accountId, country } = actor;
  const viewer: Viewer = { accountId, isSupervisor: actor.role === "supervisor" };
  const today = ctx.clock.today(country);
  const scope: Scope = { country, officerAccountId: viewer.isSupervisor ? null : accountId, today };
  return ctx.transaction(async (tx) => {
    const all = await tasksOf(ctx, tx, scope, viewer);
    const tasks = all.filter(({ lane }) => !input.lane || lane === input.lane).slice(0, TASKS_SHOWN);
    const people = await peopleOf(ctx, tx, scope, input);
    const shown = new Set([...tasks, ...people.items].map(({ personId }) => personId));
    await logAccess(
      ctx,
      tx,
      actor,
      [...shown].map((subjectPersonId) => ({ subjectPersonId, purpose: "casework", what: "caseload" })),
    );
    const inLane = (lane: Lane): readonly Task[] => all.filter((task) => task.lane === lane);
    return ok({
      counts: Object.fromEntries(LANES.map((lane) => [lane, inLane(lane).length])) as Record<Lane, number>,
      oldest: Object.fromEntries(LANES.map((lane) => [lane, inLane(lane)[0]?.since])),
      tasks,
      people,
    });
  });
}

async function tasksOf(ctx: Ctx, tx: Tx, scope: Scope, viewer: Viewer): Promise<readonly Task[]> {
  const { country, today } = scope;
  const day = (instant: Date): PlainDate => dateInZone(instant, zoneOf(country));
  const task = (
    row: { personId: string; fullNameSealed: string | null },
    lane: Lane,
    since: PlainDate,
    more: Partial<Task> = {},
  ): Task => ({
    ...{ caseId: null, employerName: null, answer: null, checkpoint: null, review: null, ...more },
    ...{ personId: row.personId, fullName: nameOf(ctx, row), lane, since },
  });
  const tasks: Task[] = [];
  for (const row of await openCases(tx, country, today)) {
    const lane = laneOfCase(row, viewer, today);
    const since = lane === "hearing" && row.hearingDueOn ? row.hearingDueOn : day(row.since);
    if (lane) tasks.push(task(row, lane, since, { caseId: row.caseId }));
  }
  for (const row of await benefitReviews(tx, scope))
    tasks.push(task(row, "benefit", row.reviewOn, { review: row.review }));
  for (const row of await wageIssues(tx, scope, wageAnswersDueBefore(today)))
    tasks.push(task(row, "wage", day(row.since), { employerName: row.employerName, answer: row.answer }));
  for (const row of await checkpointIssues(tx, scope))
    tasks.push(task(row, "checkpoint", row.dueOn, { checkpoint: { day: row.day, state: row.state } }));
  return tasks.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

async function peopleOf(
  ctx: Ctx,
  tx: Tx,
  scope: Scope,
  { name, stage, proof, page }: CaseloadInput,
): Promise<Paged<CaseloadPerson>> {
  const wanted = paging(page, 20);
  const personIds = name.trim() === "" ? null : await named(ctx, tx, scope, name);
  const rows = await caseloadPage(tx, scope, {
    ...{ personIds, stage, proof },
    limit: wanted.pageSize,
    offset: (wanted.page - 1) * wanted.pageSize,
  });
  return {
    ...wanted,
    total: rows[0]?.total ?? 0,
    items: rows.map(({ fullNameSealed, total: _total, ...row }) => ({
      ...row,
      fullName: nameOf(ctx, { personId: row.personId, fullNameSealed }),
    })),
  };
}

/** Names are sealed, so they are compared here; spelling variants find each other. */
async function named(ctx: Ctx, tx: Tx, scope: Scope, name: string): Promise<readonly string[]> {
  const part = foldArabic(name);
  return (await namesIn(tx, scope, NAMES_SEARCHED))
    .filter((row) => foldArabic(nameOf(ctx, row)).includes(part))
    .map(({ personId }) => personId);
}

const nameOf = (ctx: Ctx, row: { personId: string; fullNameSealed: string | null }): string =>
  openFullName(ctx.cipher, { id: row.personId, fullNameSealed: row.fullNameSealed }) ?? "—";
