import type { z } from "zod";
import { languageOf } from "../benefits/pack-editor/text-language.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fieldCodes } from "../kernel/field-codes.ts";
import { addDays } from "../kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { isPlausibleEnd } from "./emergency-switch.ts";
import { asAdministrator } from "./emergency-switch.policy.ts";
import { newSwitchSchema } from "./emergency-switch.schema.ts";
import { countAreas, insertSwitch } from "./emergency.store.server.ts";
import { noteSwitchStep } from "./note-switch-step.server.ts";

/** What an administrator would start, held against everything but the places; changes nothing. */
export function checkNewSwitch(
  ctx: Pick<Ctx, "clock">,
  actor: Actor,
  input: unknown,
): Outcome<z.infer<typeof newSwitchSchema>> {
  const member = asAdministrator(actor);
  if (member.kind === "denial") return deny(member);
  const parsed = newSwitchSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const today = ctx.clock.today(member.country);
  return isPlausibleEnd(addDays(parsed.data.lastDay, 1), today)
    ? ok(parsed.data)
    : fail("invalid_input", { fields: { lastDay: "end_implausible" } });
}

/**
 * Freezes the deadlines that run against people in some areas, from today to the last day that is said. One
 * administrator is enough: every hour counts, and nobody loses by it.
 */
export async function startSwitch(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ switchId: string }>> {
  const member = asAdministrator(actor);
  if (member.kind === "denial") return deny(member);
  const checked = checkNewSwitch(ctx, actor, input);
  if (!checked.ok) return checked;
  const { cause, reason, lastDay } = checked.value;
  const areaIds = [...new Set(checked.value.areaIds)];
  const { country, accountId } = member;
  const today = ctx.clock.today(country);
  const until = addDays(lastDay, 1);
  return ctx.transaction(async (tx) => {
    if ((await countAreas(tx, country, areaIds)) !== areaIds.length)
      return fail("invalid_input", { fields: { areaIds: "area_needed" } });
    const id = ctx.ids.next();
    const words = { reason, reasonLang: languageOf(reason) };
    await insertSwitch(tx, {
      ...{ id, country, areaIds, cause, ...words, from: today, until },
      ...{ startedBy: accountId, startedAt: ctx.clock.now() },
    });
    await noteSwitchStep(
      ctx,
      tx,
      member,
      { id, country, areaIds },
      {
        ...{ edge: "start", fromStatus: null, toStatus: "in_force", untilBefore: null, untilAfter: until },
        ...words,
      },
    );
    return ok({ switchId: id });
  });
}
