import { addDays } from "#app/domain/kernel/plain-date.ts";
import type { OwnPlacement } from "#app/domain/placements/read-own-placements.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** A placement with its dates worded; `[from, until)` becomes the first and the last day. */
export function placementView(locale: Locale, placement: OwnPlacement) {
  const { id, status, endReason, startTier, title, employer, wage } = placement;
  const { expectedStart, startedOn, endedOn } = placement;
  const short = { short: true } as const;
  return {
    ...{ id, status, endReason, startTier, title, employer, wage },
    expected: formatDate(locale, expectedStart),
    started: startedOn === null ? null : formatDate(locale, startedOn),
    ended: endedOn === null ? null : formatDate(locale, endedOn),
    checkpoints: placement.checkpoints.map(({ dueOn, ...checkpoint }) => ({
      ...checkpoint,
      due: formatDate(locale, dueOn, short),
      date: formatDate(locale, dueOn, { hijri: false }).gregorian,
    })),
    evidence: placement.evidence.map(({ tier, from, until, wage: paid }) => ({
      tier,
      wage: paid,
      from: formatDate(locale, from, { hijri: false }).gregorian,
      until:
        addDays(from, 1) === until
          ? null
          : formatDate(locale, addDays(until, -1), { hijri: false }).gregorian,
    })),
  };
}
export type PlacementView = ReturnType<typeof placementView>;
