import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { fail, failure, ok, type Failure, type Result } from "../kernel/result.ts";
import { interviewProposalSchema, type InterviewProposal } from "./application.schema.ts";
import { takeInterviewEdge } from "./interview.ts";
import {
  insertInterview,
  insertSlots,
  interviewFactsOf,
  saveClosed,
  saveTerms,
  selectInterviews,
  type InterviewTerms,
} from "./interviews.store.server.ts";

export type CheckedProposal = { readonly terms: InterviewTerms; readonly slots: readonly Date[] };

/** The proposal with its times as instants, each once; fails with the fields that are wrong. */
export function checkProposal(input: InterviewProposal, now: Date): Result<CheckedProposal, Failure> {
  const parsed = interviewProposalSchema.safeParse(input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => [
      String(path[0] ?? "slots"),
      /^[a-z_]+$/.test(message) ? message : "invalid",
    ]);
    return { ok: false, error: failure("invalid_input", { fields: Object.fromEntries(fields) }) };
  }
  const { slots, mode, minutes, details } = parsed.data;
  const instants = [...new Set(slots)].sort().map((slot) => new Date(slot));
  if (instants.some((instant) => instant <= now))
    return fail("invalid_input", { fields: { slots: "times_past" } });
  return ok({ terms: { mode, minutes, details }, slots: instants });
}

/**
 * Offers times for an interview: fills the one that the person asked for, else closes the open one and writes
 * another that names it. With the application locked, in the caller's transaction.
 */
export async function proposeTimes(
  ctx: Pick<Ctx, "clock" | "ids">,
  tx: Tx,
  applicationId: string,
  proposal: CheckedProposal | null,
): Promise<string> {
  const now = ctx.clock.now();
  const [latest] = await selectInterviews(tx, applicationId);
  const facts = latest && interviewFactsOf(latest);
  if (latest && facts && proposal && takeInterviewEdge(facts, "propose", { timesAhead: true })) {
    await insertSlots(tx, latest.id, proposal.slots);
    await saveTerms(tx, latest.id, proposal.terms);
    return latest.id;
  }
  const replaced = facts && takeInterviewEdge(facts, "rebook");
  if (latest && replaced) await saveClosed(tx, latest.id, replaced.status, now);
  const id = ctx.ids.next();
  await insertInterview(
    tx,
    { id, applicationId, previousId: latest?.id ?? null, terms: proposal?.terms ?? null },
    now,
  );
  if (proposal) await insertSlots(tx, id, proposal.slots);
  return id;
}
