import { useTranslation } from "react-i18next";

import { type Direction, directionOf, type Locale, parseLocale, defaultLocale } from "./locale.ts";

/** The language and direction of the page being rendered. */
export function useLocale(): { locale: Locale; direction: Direction } {
  const { i18n } = useTranslation();
  const locale = parseLocale(i18n.language) ?? defaultLocale;
  return { locale, direction: directionOf(locale) };
}
