import { createInstance, type i18n, type Resource, type TFunction } from "i18next";

import { defaultLocale, type Locale } from "./locale.ts";
import { messages, namespaces } from "./messages/index.ts";
import { formatNumber } from "./numbers.ts";

export type Translate = TFunction;

const instances = new Map<Locale, i18n>();

function createFor(locale: Locale, resources: Resource = messages): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: defaultLocale,
    supportedLngs: ["ar", "en"],
    resources,
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

/** Instances with words laid over the messages; there are as many as packs with words of their own. */
const withWords = new Map<string, i18n>();
const MOST_KEPT = 100;

/**
 * The instance of a language with a scheme's words in place of Masar's: `words` by the keys of `benefits:terms`. The
 * messages name such words by these keys, so that each stands wherever it stands alone.
 */
export function i18nWith(locale: Locale, words: Readonly<Record<string, string>>): i18n {
  if (Object.keys(words).length === 0) return i18nFor(locale);
  const key = `${locale} ${JSON.stringify(words)}`;
  const known = withWords.get(key);
  if (known) return known;
  const own = messages[locale];
  const benefits = { ...own.benefits, terms: { ...own.benefits.terms, ...words } };
  const instance = createFor(locale, { ...messages, [locale]: { ...own, benefits } });
  if (withWords.size >= MOST_KEPT) withWords.clear();
  withWords.set(key, instance);
  return instance;
}
