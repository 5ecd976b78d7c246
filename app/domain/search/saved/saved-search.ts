import { nextMorning, type QuietHours } from "../../messages/quiet-hours.ts";

/** How often a person hears of what is new in a search of hers. */
export const FREQUENCIES = ["off", "daily", "weekly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** So many that nobody loses sight of them, and that looking through everybody's stays quick. */
export const MOST_SAVED = 20;
export const LONGEST_NAME = 80;
export const LONGEST_ADDRESS = 2_000;

/** A deleted search can be taken back for so long. */
export const KEEP_DELETED_MS = 86_400_000;
/** An alert's postings are kept for so long: until its message has left or expired. */
export const KEEP_ALERTS_MS = 30 * 86_400_000;

/** Hits looked at in one search, the newest first; more than these are not counted one by one. */
export const MOST_LOOKED_AT = 100;
/** Postings that were posted so long before the last look count as well: many reach the index late. */
export const LOOK_BACK_MS = 14 * 86_400_000;
const MOST_KNOWN = 400;

const DAY_MS = 86_400_000;

/** What a look at a search found, by posting: the ids known by then and how far back they reach. */
export type Known = {
  readonly ids: readonly string[];
  /** Of what was posted before this instant (ISO 8601) nothing can be said: more was found than looked at. */
  readonly since: string;
};

export type Found = { readonly id: string; readonly postedAt: string };

/** When a search is looked through next: in the morning, after the country's quiet hours. Null: never. */
export function nextLook(
  frequency: Frequency,
  now: Date,
  { zone, quietHours }: { readonly zone: string; readonly quietHours: QuietHours },
): Date | null {
  if (frequency === "off") return null;
  const from = frequency === "daily" ? now : new Date(now.getTime() + 6 * DAY_MS);
  return nextMorning(from, zone, quietHours);
}

/**
 * What is new among the hits of a look from `since` on, and what is known after it. A posting that was known
 * once and vanished in between is not new when it is back.
 */
export function compare(
  known: Known,
  found: readonly Found[],
  since: Date,
): { readonly fresh: readonly string[]; readonly known: Known } {
  const ids = new Set(known.ids);
  const fresh = found.filter(
    ({ id, postedAt }) => !ids.has(id) && Date.parse(postedAt) >= Date.parse(known.since),
  );
  return {
    fresh: fresh.map(({ id }) => id),
    known: {
      ids: [...new Set([...found.map(({ id }) => id), ...known.ids])].slice(0, MOST_KNOWN),
      since: reach(found, since),
    },
  };
}

/** How far back a look reaches: all the way when it saw every hit, else to the oldest one it saw. */
export const reach = (found: readonly Found[], since: Date): string =>
  found.length < MOST_LOOKED_AT
    ? since.toISOString()
    : new Date(Math.min(...found.map(({ postedAt }) => Date.parse(postedAt)))).toISOString();
