/**
 * Above this a month's wage is more likely a slip of the keys than a wage: minor units by currency. Data, for a
 * person to look at; nobody's wage is called wrong by it.
 */
export const PLAUSIBLE_MOST: Readonly<Record<string, number>> = {
  SAR: 200_000_00,
  EGP: 1_000_000_00,
  MAD: 400_000_00,
  SYP: 200_000_000_00,
};

/** How many times the agreed wage is still believed: a bonus is, a slip by a digit is not. */
export const TIMES_AGREED = 8;

/** True when an amount asks for a look: beyond any wage of the currency, or far beyond what was agreed. */
export function isAbsurd(wageMinor: number, currency: string, agreedMinor: number | null): boolean {
  const most = PLAUSIBLE_MOST[currency];
  if (most !== undefined && wageMinor > most) return true;
  return agreedMinor !== null && agreedMinor > 0 && wageMinor > agreedMinor * TIMES_AGREED;
}
