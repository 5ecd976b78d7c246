import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { fail, type Outcome } from "../kernel/result.ts";
import { adjustBenefitSchema } from "./benefit-spell.schema.ts";
import { decideBenefit, type Decided } from "./decide-benefit.server.ts";

/** A person decides another amount. A lower one waits until the household could object. */
export async function adjustBenefit(ctx: Ctx, actor: Actor, input: unknown): Promise<Outcome<Decided>> {
  const parsed = adjustBenefitSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  return decideBenefit(ctx, actor, { edge: "adjust", ...parsed.data });
}
