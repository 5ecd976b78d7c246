import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { findPauses, type ChannelPause } from "./channels.store.server.ts";
import { countDeliveries, findOldestDue, type DeliveryCount } from "./figures.store.server.ts";
import { maySeeFigures } from "./messages.policy.ts";
import type { Channel } from "./preferences.ts";

export const FIGURE_DAYS = 7;
const DAY_MS = 86_400_000;

export type DeliveryFigures = {
  readonly counts: readonly DeliveryCount[];
  /** What is due and has not left, by channel. */
  readonly overdue: readonly { readonly channel: Channel; readonly dueAt: Date; readonly n: number }[];
  /** Channels that are left alone now. */
  readonly pauses: readonly ChannelPause[];
};

/** What left by SMS and mail in the last days, what did not and why; counts only. */
export async function readFigures(ctx: Ctx, actor: Actor): Promise<Outcome<DeliveryFigures>> {
  const denial = maySeeFigures(actor);
  if (denial) return deny(denial);
  const now = ctx.clock.now();
  const [counts, overdue, pauses] = await Promise.all([
    countDeliveries(ctx.sql, new Date(now.getTime() - FIGURE_DAYS * DAY_MS), now),
    findOldestDue(ctx.sql, now),
    findPauses(ctx.sql),
  ]);
  return ok({ counts, overdue, pauses: pauses.filter(({ pausedUntil }) => pausedUntil > now) });
}
