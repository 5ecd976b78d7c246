/**
 * The monthly income that fills the height of a card, in major units: about one and a half times a good wage, one
 * for a currency, so that cards can be compared by eye.
 */
const SCALES: Readonly<Record<string, number>> = {
  SAR: 7500,
  EGP: 20_000,
  JOD: 800,
  MAD: 9000,
  SYP: 3_000_000,
};

export const incomeScale = (currency: string): number => SCALES[currency] ?? 7500;
