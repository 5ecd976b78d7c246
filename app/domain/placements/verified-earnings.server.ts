import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { provenEarnings, type EarnedMonth } from "./earnings.store.server.ts";

/**
 * Earnings by month that wage records prove, summed over these persons and all their employers; only the
 * latest revision of each record counts. An employer's or a person's word is not in it.
 */
export async function verifiedEarnings(
  ctx: Ctx,
  personIds: readonly string[],
): Promise<readonly EarnedMonth[]> {
  return provenEarnings(ctx.sql, personIds);
}
