/** The languages Masar is written in. Arabic comes first and is the default. */
export const locales = ["ar", "en"] as const;

export type Locale = (typeof locales)[number];

export type Direction = "rtl" | "ltr";

export const defaultLocale: Locale = "ar";

/** Name of the cookie, and of the query parameter, that carries the reader's language. */
export const localeKey = "lang";

export const directionOf = (locale: Locale): Direction => (locale === "ar" ? "rtl" : "ltr");

/** The other language, for the link that switches. */
export const otherLocale = (locale: Locale): Locale => (locale === "ar" ? "en" : "ar");

/** Reads "ar", "en-GB", " EN " …; null when it is no language of ours. */
export function parseLocale(value: string | null | undefined): Locale | null {
  const primary = value?.trim().toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === primary) ?? null;
}

/** The first candidate (query, cookie, account …) that names a language of ours, else Arabic. */
export function chooseLocale(...candidates: readonly (string | null | undefined)[]): Locale {
  for (const candidate of candidates) {
    const locale = parseLocale(candidate);
    if (locale) return locale;
  }
  return defaultLocale;
}
