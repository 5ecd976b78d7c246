import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { mayShareUnder } from "./consent.ts";
import { consentInForce } from "./consent.store.server.ts";

/** Whether the person of an application may be named to its employer at this moment. Ask it at every reading. */
export async function mayShareName(ctx: Ctx, applicationId: string): Promise<boolean> {
  const consent = await consentInForce(ctx.sql, applicationId);
  return consent !== null && mayShareUnder(consent, ctx.clock.today(consent.country));
}
