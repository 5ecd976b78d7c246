import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { settleReports } from "./safety-reports.store.server.ts";
import { moveOwnVacancy } from "./take-own-edge.server.ts";
import { selectVacancy } from "./vacancies.store.server.ts";
import { findingSchema } from "./vacancy.schema.ts";
import { maySettleSafety } from "./vacancy.policy.ts";
import type { OwnStatus } from "./vacancy.ts";

/**
 * A person has looked at the reports about a vacancy and found it safe, in writing. What a report had paused is
 * published again where nothing else stands against it; else its employer can go on from where it is.
 */
export async function settleSafety(
  ctx: Ctx,
  actor: Actor,
  input: { readonly vacancyId: string; readonly finding: string },
): Promise<Outcome<{ status: OwnStatus }>> {
  const finding = findingSchema.safeParse(input.finding);
  if (!finding.success) return fail("invalid_input", { fields: { finding: "reason_needed" } });
  return ctx.transaction(async (tx) => {
    const vacancy = await selectVacancy(tx, input.vacancyId, { lock: true });
    if (vacancy?.origin !== "own") return fail("not_found");
    const denied = maySettleSafety(actor, vacancy);
    if (denied) return deny(denied);
    if (actor.kind !== "member") return deny("sign_in");
    if (vacancy.safetyHeldFrom === null) return fail("wrong_state");
    const move = { around: { foundSafe: true }, reason: "found_safe", noFee: true } as const;
    const resumed = await moveOwnVacancy(ctx, tx, actor, vacancy, { ...move, edge: "resume_after_safety" });
    const settled = resumed.ok
      ? resumed
      : await moveOwnVacancy(ctx, tx, actor, vacancy, { ...move, edge: "lift_safety_hold" });
    if (!settled.ok) return settled;
    const by = { accountId: actor.accountId, finding: finding.data };
    await settleReports(tx, vacancy.id, by, ctx.clock.now());
    return ok(settled.value);
  });
}
