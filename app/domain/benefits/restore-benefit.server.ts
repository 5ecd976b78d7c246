import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { fail, type Outcome } from "../kernel/result.ts";
import { restoreBenefitSchema } from "./benefit-spell.schema.ts";
import { decideBenefit, type Decided } from "./decide-benefit.server.ts";

/** A person decides that an adjusted benefit is paid in full again; at once. */
export async function restoreBenefit(ctx: Ctx, actor: Actor, input: unknown): Promise<Outcome<Decided>> {
  const parsed = restoreBenefitSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  return decideBenefit(ctx, actor, { edge: "restore", ...parsed.data });
}
