import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { fail, type Outcome } from "../kernel/result.ts";
import { switchWordsSchema } from "./emergency-switch.schema.ts";
import { takeSwitchEdge } from "./take-switch-edge.server.ts";

/** The request to lift is set aside: the switch goes on to the end that was said. */
export async function keepSwitch(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ until: PlainDate }>> {
  const parsed = switchWordsSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  return takeSwitchEdge(ctx, actor, { ...parsed.data, edge: "keep" });
}
