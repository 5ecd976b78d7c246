import type { Tx } from "../kernel/ctx.server.ts";
import type { Circumstances } from "./application-edge.ts";
import type { Application } from "./applications.store.server.ts";
import { selectLivingInterview } from "./interviews.store.server.ts";

const DAY_MS = 86_400_000;

/** How long an application has been silent, and what was said about it. */
export async function silenceOf(
  tx: Tx,
  application: Application,
  now: Date,
): Promise<Circumstances & { readonly silentDays: number }> {
  const daysSince = (instant: Date): number => Math.floor((now.getTime() - instant.getTime()) / DAY_MS);
  const interview = await selectLivingInterview(tx, application.id);
  return {
    silentDays: daysSince(application.lastActivityAt),
    warnedAt: application.silenceWarned,
    warnedDaysAgo: application.silenceWarnedAt ? daysSince(application.silenceWarnedAt) : 0,
    interviewAhead: interview?.status === "booked" && (interview.startsAt ?? now) > now,
  };
}
