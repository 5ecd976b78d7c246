import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { fail, type Outcome } from "../kernel/result.ts";
import { suspendBenefitSchema } from "./benefit-spell.schema.ts";
import { decideBenefit, type Decided } from "./decide-benefit.server.ts";

/** A person decides that the benefit rests (grace), with the day on which somebody must look again. */
export async function suspendBenefit(ctx: Ctx, actor: Actor, input: unknown): Promise<Outcome<Decided>> {
  const parsed = suspendBenefitSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  return decideBenefit(ctx, actor, { edge: "suspend", ...parsed.data });
}
