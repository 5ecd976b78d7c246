import { frozenSpansOf } from "../emergency/frozen-spans.server.ts";
import { frozenDays } from "../emergency/frozen-span.ts";
import { zoneOf } from "../kernel/countries.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { dateInZone } from "../kernel/plain-date.ts";
import type { Circumstances } from "./application-edge.ts";
import type { Application } from "./applications.store.server.ts";
import { selectLivingInterview } from "./interviews.store.server.ts";

const DAY_MS = 86_400_000;

/** How long an application has been silent, and what was said about it; days on which deadlines are frozen do not count. */
export async function silenceOf(
  ctx: Pick<Ctx, "clock">,
  tx: Tx,
  application: Application,
  now: Date,
): Promise<Circumstances & { readonly silentDays: number }> {
  const spans = await frozenSpansOf(ctx, tx, application);
  const dayOf = (instant: Date): string => dateInZone(instant, zoneOf(application.country));
  const daysSince = (instant: Date): number =>
    Math.max(
      0,
      Math.floor((now.getTime() - instant.getTime()) / DAY_MS) -
        frozenDays(spans, dayOf(instant), dayOf(now)),
    );
  const interview = await selectLivingInterview(tx, application.id);
  return {
    silentDays: daysSince(application.lastActivityAt),
    warnedAt: application.silenceWarned,
    warnedDaysAgo: application.silenceWarnedAt ? daysSince(application.silenceWarnedAt) : 0,
    interviewAhead: interview?.status === "booked" && (interview.startsAt ?? now) > now,
  };
}
