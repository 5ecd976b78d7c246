import type { MessageRule } from "./message.ts";
import { afterQuietHours, nextMorning, type QuietHours } from "./quiet-hours.ts";
import { capOf, wants, type Channel, type Preferences } from "./preferences.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Why a delivery was not sent, as Masar decides; the other side's "no" is `refused`, with its code beside. */
export const NOT_SENT_REASONS = [
  "person_gone",
  "account_disabled",
  "not_wanted",
  "no_phone",
  "no_mail",
  "no_longer_true",
  "expired",
  "not_reached",
  "refused",
] as const;
export type NotSentReason = (typeof NOT_SENT_REASONS)[number];

/** The person as found when the message is about to leave. */
export type RecipientNow = {
  readonly gone: boolean;
  readonly disabled: boolean;
  readonly preferences: Preferences;
  /** Where the channel reaches her; null: nowhere. */
  readonly address: string | null;
};

export type DeliveryNow = {
  readonly rule: MessageRule;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly stillTrue: boolean;
};

/** Why this delivery must not leave now or ever; null when it may. The order is that of what is told. */
export function reasonAgainst(
  channel: Channel,
  recipient: RecipientNow,
  { rule, createdAt, attempts, stillTrue }: DeliveryNow,
  now: Date,
): NotSentReason | null {
  if (recipient.gone) return "person_gone";
  if (recipient.disabled) return "account_disabled";
  if (!wants(recipient.preferences, channel, rule.kind)) return "not_wanted";
  if (recipient.address === null) return channel === "sms" ? "no_phone" : "no_mail";
  if (!stillTrue) return "no_longer_true";
  if (now.getTime() - createdAt.getTime() > rule.expiresAfterDays * DAY_MS)
    return attempts > 0 ? "not_reached" : "expired";
  return null;
}

export type Departure =
  | { readonly kind: "now" }
  | { readonly kind: "quiet"; readonly until: Date }
  /** The day's share is used up: it goes out within the next day's digest. */
  | { readonly kind: "folded"; readonly until: Date };

/** When something may leave for a person who got `sentToday` by this channel. */
export function departure(
  channel: Channel,
  preferences: Preferences,
  sentToday: number,
  at: { readonly now: Date; readonly zone: string; readonly quietHours: QuietHours },
): Departure {
  const quiet = preferences.quietHours ?? at.quietHours;
  const allowed = afterQuietHours(at.now, at.zone, quiet);
  if (allowed > at.now) return { kind: "quiet", until: allowed };
  if (sentToday >= capOf(preferences, channel))
    return { kind: "folded", until: nextMorning(at.now, at.zone, quiet) };
  return { kind: "now" };
}

/** Minutes until the next try after so many failed ones; the last stays. */
const RETRY_MINUTES = [1, 5, 15, 60, 180, 360];
/** Minutes that a failing channel is left alone after so many pauses in a row. */
const PAUSE_MINUTES = [1, 2, 5, 10, 15];

const nth = (list: readonly number[], n: number): number => list[Math.min(n, list.length) - 1] ?? 1;

/** When a message is tried again after `attempts` failures. */
export const retryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + nth(RETRY_MINUTES, attempts) * MINUTE_MS);

/** Until when a channel is left alone; `asked` is what the other side asked for. */
export const pauseUntil = (now: Date, pauses: number, asked: number | null): Date =>
  new Date(now.getTime() + Math.max(nth(PAUSE_MINUTES, pauses) * MINUTE_MS, asked ?? 0));
