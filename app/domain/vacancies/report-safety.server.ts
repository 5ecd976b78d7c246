import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { insertSafetyReport, selectOpenReport } from "./safety-reports.store.server.ts";
import { moveOwnVacancy } from "./take-own-edge.server.ts";
import { selectVacancy } from "./vacancies.store.server.ts";
import { safetyReportSchema, type SafetyReportKind } from "./vacancy.schema.ts";
import { mayReportSafety } from "./vacancy.policy.ts";

/**
 * Somebody says that a place of work is not safe, or asks for money or papers. A published vacancy is paused at
 * once, and nothing opens it again but a person who has looked at it. The employer is not told by whom.
 */
export async function reportSafety(
  ctx: Ctx,
  actor: Actor,
  input: { readonly vacancyId: string; readonly kind: SafetyReportKind; readonly words: string | null },
): Promise<Outcome<{ reportId: string }>> {
  const report = safetyReportSchema.safeParse(input);
  if (!report.success) return fail("invalid_input", { fields: { kind: "missing" } });
  return ctx.transaction(async (tx) => {
    const vacancy = await selectVacancy(tx, input.vacancyId, { lock: true });
    if (vacancy?.origin !== "own" || vacancy.publishedAt === null) return fail("not_found");
    const denied = mayReportSafety(actor, vacancy);
    if (denied) return deny(denied);
    if (actor.kind !== "member") return deny("sign_in");
    const known = await selectOpenReport(tx, vacancy.id, actor.personId);
    if (known) return ok({ reportId: known });
    const moved = await moveOwnVacancy(ctx, tx, actor, vacancy, {
      edge: vacancy.status === "published" ? "pause_for_safety" : "hold_for_safety",
      around: { reported: true },
      reason: report.data.kind,
    });
    if (!moved.ok) return moved;
    const id = ctx.ids.next();
    const { kind, words } = report.data;
    const wordsSealed = words ? ctx.cipher.encrypt(words, `safety_report.words_sealed:${id}`) : null;
    await insertSafetyReport(
      tx,
      { id, vacancyId: vacancy.id, kind, wordsSealed, reportedBy: actor.personId },
      ctx.clock.now(),
    );
    return ok({ reportId: id });
  });
}
