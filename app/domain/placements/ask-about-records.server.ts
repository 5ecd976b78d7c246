import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { publishBatches } from "./publish-batches.server.ts";
import {
  askOnce,
  column,
  openIssues,
  withoutEvidence,
  type NewIssue,
  type NewQuestion,
} from "./wage-effects.store.server.ts";
import type { Decided, PlacementFacts } from "./wage-facts.store.server.ts";

/** Asks each person once about each job that Masar does not know. */
export async function askAbout(
  ctx: Ctx,
  tx: Tx,
  country: string,
  decided: readonly Decided[],
): Promise<void> {
  const questions = new Map<string, NewQuestion>();
  for (const { personId, registrationNumber, month, decision } of decided) {
    if (decision.status !== "asked" || decision.reason === "said_no" || !personId) continue;
    const key = `${personId} ${registrationNumber}`;
    const earlier = questions.get(key);
    if (earlier && earlier.firstMonth <= month) continue;
    questions.set(key, {
      id: earlier?.id ?? ctx.ids.next(),
      ...{ personId, registrationNumber, firstMonth: month, reason: decision.reason },
    });
  }
  if (questions.size === 0) return;
  const asked = await askOnce(tx, country, [...questions.values()], ctx.clock.now());
  await publishBatches(tx, "wage_question.asked", country, asked);
}

/** Opens what a person of the office must look at. */
export async function lookInto(
  ctx: Ctx,
  tx: Tx,
  country: string,
  decided: readonly Decided[],
  unproven: readonly PlacementFacts[],
): Promise<void> {
  const issues: NewIssue[] = [];
  for (const { id, personId, decision } of decided)
    if (decision.issue)
      issues.push({
        ...{ id: ctx.ids.next(), kind: decision.issue, personId, recordId: id },
        ...{ questionId: null, placementId: decision.placementId },
      });
  const bare = unproven.length > 0 ? await withoutEvidence(tx, column(unproven, "id")) : new Set();
  for (const { id, personId } of unproven.filter(({ id: placementId }) => bare.has(placementId)))
    issues.push({
      ...{ id: ctx.ids.next(), kind: "start_unproven", personId, recordId: null },
      ...{ questionId: null, placementId: id },
    });
  if (issues.length > 0) await openIssues(tx, country, issues, ctx.clock.now());
}
