import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { fail, type Outcome } from "../kernel/result.ts";
import { decideBenefitSchema } from "./benefit-spell.schema.ts";
import { decideBenefit, type Decided } from "./decide-benefit.server.ts";

/** A person decides that a suspended benefit is paid again as it was before; at once. */
export async function resumeBenefit(ctx: Ctx, actor: Actor, input: unknown): Promise<Outcome<Decided>> {
  const parsed = decideBenefitSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  return decideBenefit(ctx, actor, { edge: "resume", ...parsed.data });
}
