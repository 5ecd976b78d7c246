import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { HiredTerms } from "./hired-terms.ts";
import { readHiredTerms } from "./hired-terms.store.server.ts";

/** Terms of a hired application; throws when it was not hired on an accepted offer. */
export async function hiredTerms(ctx: Ctx, applicationId: string): Promise<HiredTerms> {
  const terms = await readHiredTerms(ctx.sql, applicationId);
  if (!terms) throw new Error(`No accepted offer for the application ${applicationId}`);
  return terms;
}
