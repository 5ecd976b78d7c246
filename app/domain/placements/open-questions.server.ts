import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { checkpointsOf } from "./placements.store.server.ts";
import { statusOfQuestion } from "./wage-questions.store.server.ts";

/** Whether a checkpoint still waits for evidence or an answer. */
export async function isCheckpointOpen(
  ctx: Pick<Ctx, "sql">,
  placementId: string,
  day: number,
): Promise<boolean> {
  const checkpoints = await checkpointsOf(ctx.sql, [placementId]);
  return checkpoints.some((checkpoint) => checkpoint.day === day && checkpoint.status === "pending");
}

/** Whether "is this yours?" still waits for the person's answer. */
export async function isWageQuestionOpen(ctx: Pick<Ctx, "sql">, questionId: string): Promise<boolean> {
  return (await statusOfQuestion(ctx.sql, questionId)) === "asked";
}
