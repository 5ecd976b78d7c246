import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findCase } from "./graduation.store.server.ts";

/** Whether the household's view on a proposal is still waited for. */
export async function isHearingOpen(ctx: Pick<Ctx, "sql">, caseId: string): Promise<boolean> {
  return (await findCase(ctx.sql, caseId))?.status === "notified";
}
