import { isPlainDate } from "#app/domain/kernel/plain-date.ts";
import { formatDateText } from "./dates.ts";
import type { Locale } from "./locale.ts";

type Params = Readonly<Record<string, string | number>>;

/** The parameters of a message as they are read: days in the reader's words. */
export const wordedParams = (locale: Locale, params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" && isPlainDate(value) ? formatDateText(locale, value, {}) : value,
    ]),
  );
