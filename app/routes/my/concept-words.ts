import type { Locale } from "#app/i18n/locale.ts";

/** A word of the taxonomy in the reader's language, else in the other one. */
export const conceptWords = (
  locale: Locale,
  { ar, en }: { readonly ar: string | null; readonly en: string | null },
): string => (locale === "ar" ? (ar ?? en) : (en ?? ar)) ?? "";
