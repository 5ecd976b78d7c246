import type { PlainDate } from "./plain-date.ts";

/** What differs between countries besides packs and places: data, never `if (country === …)`. */
export type Country = {
  readonly code: string;
  readonly zone: string;
  readonly currency: string;
  /** Days of rest, 0 = Sunday. */
  readonly weekend: readonly number[];
  /** Hours in which nobody is disturbed, by the country's clock: [from, until). */
  readonly quietHours: { readonly from: number; readonly until: number };
};

const QUIET = { from: 21, until: 8 };

/** The countries a deployment can serve. */
export const COUNTRIES: readonly Country[] = [
  { code: "SA", zone: "Asia/Riyadh", currency: "SAR", weekend: [5, 6], quietHours: QUIET },
  { code: "EG", zone: "Africa/Cairo", currency: "EGP", weekend: [5, 6], quietHours: QUIET },
  { code: "MA", zone: "Africa/Casablanca", currency: "MAD", weekend: [0, 6], quietHours: QUIET },
  { code: "SY", zone: "Asia/Damascus", currency: "SYP", weekend: [5, 6], quietHours: QUIET },
];

export function countryOf(code: string): Country {
  const country = COUNTRIES.find((c) => c.code === code);
  if (!country) throw new RangeError(`Unknown country: ${code}`);
  return country;
}

export const zoneOf = (code: string): string => countryOf(code).zone;
export const currencyOf = (code: string): string => countryOf(code).currency;

/** The date `days` working days after `from`, by the country's weekend. */
export function addWorkingDays(from: PlainDate, days: number, country: Country): PlainDate {
  const date = new Date(`${from}T00:00:00Z`);
  for (let left = days; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (!country.weekend.includes(date.getUTCDay())) left--;
  }
  return date.toISOString().slice(0, 10);
}
