import { addDays, daysBetween, type PlainDate } from "../kernel/plain-date.ts";

/** Days without any sign of life after which a vacancy expires. */
export const IDLE_DAYS = 90;

/** Days before its end at which an employer is warned. */
export const EXPIRY_WARNINGS = [14, 3] as const;
export type ExpiryWarning = (typeof EXPIRY_WARNINGS)[number];
const LAST_WARNING = EXPIRY_WARNINGS[1];

export type Expiry = {
  /** The first day on which the vacancy is over. */
  readonly on: PlainDate;
  /** Its employer set the closing date; or nobody did anything. */
  readonly cause: "closing" | "idle";
};

/** What was said about the end of a vacancy, and when. */
export type Warned = { readonly for: PlainDate; readonly days: ExpiryWarning; readonly on: PlainDate };

/** When a vacancy is over: the day after its closing date, or 90 days after the last sign of life, if earlier. */
export function expiryOf(closesOn: PlainDate | null, lastActivityOn: PlainDate): Expiry {
  const idle = addDays(lastActivityOn, IDLE_DAYS);
  const closed = closesOn === null ? null : addDays(closesOn, 1);
  return closed !== null && closed <= idle ? { on: closed, cause: "closing" } : { on: idle, cause: "idle" };
}

/** True when it is over today. Idle ones end three days after the last warning at the earliest. */
export function isOver(expiry: Expiry, today: PlainDate, warned: Warned | null): boolean {
  if (today < expiry.on) return false;
  if (expiry.cause === "closing") return true;
  return (
    warned?.for === expiry.on && warned.days === LAST_WARNING && daysBetween(warned.on, today) >= LAST_WARNING
  );
}

/** The warning that is due today; null when none is, or it was given for this very end. */
export function expiryWarningDue(
  expiry: Expiry,
  today: PlainDate,
  warned: Warned | null,
): ExpiryWarning | null {
  const left = daysBetween(today, expiry.on);
  if (left <= 0 && expiry.cause === "closing") return null;
  const reached = EXPIRY_WARNINGS.findLast((days) => left <= days);
  if (reached === undefined) return null;
  return warned?.for === expiry.on && warned.days <= reached ? null : reached;
}
