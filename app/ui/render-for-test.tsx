import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";

import { i18nFor } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** For tests: the HTML of an element, in Arabic unless told otherwise. */
export const render = (element: ReactElement, locale: Locale = "ar"): string =>
  renderToStaticMarkup(<I18nextProvider i18n={i18nFor(locale)}>{element}</I18nextProvider>);

/** For tests: the words a reader sees, without tags and extra spaces. */
export const words = (element: ReactElement, locale: Locale = "ar"): string =>
  render(element, locale)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
