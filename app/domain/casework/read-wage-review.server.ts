import { logAccess } from "#app/domain/audit/log-access.server.ts";
import { openFullName } from "#app/domain/identity/sealed-person.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { paging, type Paged } from "#app/domain/kernel/paging.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { wageScopeOf } from "./wage-scope.server.ts";
import { actsOn, kindsOf, REVIEW_FILTERS, type ReviewAct, type ReviewFilter } from "./wage-review.ts";
import {
  candidatesFor,
  findIssue,
  issueCounts,
  issuePage,
  type CandidateRow,
  type IssueRow,
} from "./wage-review.store.server.ts";

type Candidate = Omit<CandidateRow, "fullNameSealed" | "issueId"> & { readonly fullName: string };

/** One thing in the wage register that a person must look at, with what explains it and what can be done. */
export type ReviewItem = Omit<IssueRow, "fullNameSealed" | "total"> & {
  readonly fullName: string | null;
  readonly acts: readonly ReviewAct[];
  readonly candidates: readonly Candidate[];
  readonly canUndo: boolean;
};

type WageReview = {
  readonly counts: Readonly<Record<Exclude<ReviewFilter, "settled">, number>>;
  readonly items: Paged<ReviewItem>;
};

const PAGE_SIZE = 10;

/**
 * What the wage register leaves for an officer's own caseload (a supervisor: the country, with what is nobody's),
 * each with its explanation. Every person who is shown can see that she was.
 */
export async function readWageReview(
  ctx: Ctx,
  actor: Actor,
  input: { readonly filter: ReviewFilter; readonly page: number },
): Promise<Outcome<WageReview>> {
  const scope = wageScopeOf(ctx, actor);
  if ("code" in scope) return deny(scope);
  return ctx.transaction(async (tx) => {
    const wanted = paging(input.page, PAGE_SIZE);
    const rows = await issuePage(tx, scope, {
      kinds: kindsOf(input.filter),
      status: input.filter === "settled" ? "settled" : "open",
      limit: wanted.pageSize,
      offset: (wanted.page - 1) * wanted.pageSize,
    });
    const open = rows.filter(({ status }) => status === "open").map(({ id }) => id);
    const candidates = open.length > 0 ? await candidatesFor(tx, scope, open) : [];
    const shown = new Set([...rows, ...candidates].flatMap(({ personId }) => personId ?? []));
    await logAccess(
      ctx,
      tx,
      actor,
      [...shown].map((subjectPersonId) => ({ subjectPersonId, purpose: "casework", what: "wages" })),
    );
    const byKind = new Map((await issueCounts(tx, scope)).map(({ kind, n }) => [kind, n]));
    const waiting = (filter: ReviewFilter): number =>
      [...byKind].reduce((sum, [kind, n]) => sum + (kindsOf(filter)?.includes(kind) === false ? 0 : n), 0);
    return ok({
      counts: Object.fromEntries(
        REVIEW_FILTERS.filter((filter) => filter !== "settled").map((filter) => [filter, waiting(filter)]),
      ) as WageReview["counts"],
      items: {
        ...wanted,
        total: rows[0]?.total ?? 0,
        items: rows.map((row) =>
          itemOf(
            ctx,
            row,
            candidates.filter(({ issueId }) => issueId === row.id),
          ),
        ),
      },
    });
  });
}

/** One of them, with the acts that are open. */
export async function readWageIssue(
  ctx: Ctx,
  actor: Actor,
  input: { readonly issueId: string },
): Promise<Outcome<ReviewItem>> {
  const scope = wageScopeOf(ctx, actor);
  if ("code" in scope) return deny(scope);
  return ctx.transaction(async (tx) => {
    const issue = await findIssue(tx, scope, input.issueId);
    if (!issue) return deny("not_your_caseload");
    const candidates = issue.status === "open" ? await candidatesFor(tx, scope, [issue.id]) : [];
    const shown = new Set([issue, ...candidates].flatMap(({ personId }) => personId ?? []));
    await logAccess(
      ctx,
      tx,
      actor,
      [...shown].map((subjectPersonId) => ({ subjectPersonId, purpose: "casework", what: "wages" })),
    );
    return ok(itemOf(ctx, issue, candidates));
  });
}

function itemOf(ctx: Ctx, row: IssueRow, candidates: readonly CandidateRow[]): ReviewItem {
  const { fullNameSealed, total: _total, ...facts } = row;
  const nameOf = (personId: string, sealed: string | null): string =>
    openFullName(ctx.cipher, { id: personId, fullNameSealed: sealed }) ?? "—";
  return {
    ...facts,
    fullName: row.personId === null ? null : nameOf(row.personId, fullNameSealed),
    acts: row.status === "open" ? actsOn(row, candidates.length > 0) : [],
    canUndo: row.status === "settled" && row.isInForce,
    candidates: candidates.map(({ issueId: _issueId, fullNameSealed: sealed, ...candidate }) => ({
      ...candidate,
      fullName: nameOf(candidate.personId, sealed),
    })),
  };
}
