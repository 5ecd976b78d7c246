import { createInstance, type i18n, type TFunction } from "i18next";

import { defaultLocale, type Locale } from "./locale.ts";
import { messages, namespaces } from "./messages/index.ts";
import { formatNumber } from "./numbers.ts";

export type Translate = TFunction;

const instances = new Map<Locale, i18n>();

function createFor(locale: Locale): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: defaultLocale,
    supportedLngs: ["ar", "en"],
    resources: messages,
    ns: [...namespaces],
    defaultNS: "common",
    fallbackNS: "common",
    initImmediate: false, // the messages are in memory: ready when this call returns
    returnNull: false,
    interpolation: {
      escapeValue: false, // React escapes; letters and mails escape where they are built
      alwaysFormat: true,
      // Digits are Latin and grouped in both languages; ids and years go in as strings.
      format: (value: unknown) => (typeof value === "number" ? formatNumber(value) : String(value ?? "")),
    },
    react: { useSuspense: false },
  });
  return instance;
}

/**
 * The one i18next instance of a language, ready at once, for `I18nextProvider` and for
 * `translateFor`. Never change its language: every request of that language shares it.
 */
export function i18nFor(locale: Locale): i18n {
  const known = instances.get(locale);
  if (known) return known;
  const instance = createFor(locale);
  instances.set(locale, instance);
  return instance;
}

/** A translate function outside React: `translateFor("ar")("messages:interviewInvited")`. */
export const translateFor = (locale: Locale): Translate => i18nFor(locale).getFixedT(locale);
