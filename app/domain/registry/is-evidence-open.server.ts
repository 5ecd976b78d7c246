import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findChange } from "./change-requests.store.server.ts";

/** Whether the office still waits for what it asked the person for. */
export const isEvidenceOpen = async (ctx: Ctx, requestId: string): Promise<boolean> =>
  (await findChange(ctx.sql, requestId))?.status === "evidence_asked";
