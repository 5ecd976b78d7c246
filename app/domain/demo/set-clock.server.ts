import { wallClock } from "#app/domain/identity/wall-clock.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { addDays, isPlainDate, type PlainDate } from "#app/domain/kernel/plain-date.ts";

/** By how many days, or to which date (the time of day stays). */
export type ClockChange = { readonly days: number } | { readonly date: PlainDate };

/** Moves the marketplace's clock for all processes; in a demo or a test only. */
export async function setClock(
  ctx: Ctx,
  actor: Actor,
  change: ClockChange,
): Promise<Outcome<{ readonly now: Date }>> {
  if (ctx.surroundings.env === "production") return deny("not_found");
  const now = ctx.clock.now();
  const today = now.toISOString().slice(0, 10);
  const date = "date" in change ? change.date : addDays(today, change.days);
  if (!isPlainDate(date)) return fail("invalid_input", { fields: { date: "date_invalid" } });
  // Roles and postings of a demo begin on the day it was started: before it nobody could sign in to an office.
  if (date < wallClock().toISOString().slice(0, 10))
    return fail("invalid_input", { fields: { date: "date_past" } });
  const to = new Date(`${date}${now.toISOString().slice(10)}`);
  await ctx.setClock(to);
  await ctx.transaction((tx) =>
    tx.audit(actor, {
      action: "demo.set_clock",
      subjectType: "clock",
      subjectId: "clock",
      details: { date },
    }),
  );
  return ok({ now: to });
}
