import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { addDays, type PlainDate } from "../kernel/plain-date.ts";
import { fail, type Outcome } from "../kernel/result.ts";
import { lengthenSchema } from "./emergency-switch.schema.ts";
import { takeSwitchEdge } from "./take-switch-edge.server.ts";

/** The emergency lasts longer than was said: a later last day. A request to lift it is gone with that. */
export async function lengthenSwitch(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ until: PlainDate }>> {
  const parsed = lengthenSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { lastDay, ...rest } = parsed.data;
  const moved = await takeSwitchEdge(ctx, actor, { ...rest, edge: "lengthen", until: addDays(lastDay, 1) });
  return !moved.ok && moved.error.code === "end_not_later"
    ? fail("invalid_input", { fields: { lastDay: "end_not_later" } })
    : moved;
}
