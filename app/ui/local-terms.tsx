import type { ReactNode } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";

import { LOCAL_TERMS, type LocalTerms } from "#app/domain/benefits/pack.schema.ts";
import { i18nFor, i18nWith } from "#app/i18n/i18n.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { inLocale } from "./posting-words.ts";

type Terms = { terms: LocalTerms };

/** Lays a scheme's own words over the messages of what stands within. */
export function WithLocalTerms({ terms, children }: Terms & { children: ReactNode }) {
  const { locale } = useLocale();
  const words: Record<string, string> = {};
  for (const term of LOCAL_TERMS) {
    const own = terms[term];
    if (!own) continue;
    words[term] = inLocale(locale, own);
    // Where there is little room Masar says it shorter; the scheme's word is one.
    if (term === "graduation") words["graduationShort"] = inLocale(locale, own);
  }
  return <I18nextProvider i18n={i18nWith(locale, words)}>{children}</I18nextProvider>;
}

/** What the scheme calls what Masar's sentences call otherwise; nothing where it has no words of its own. */
export function LocalWords({ terms }: Terms) {
  const { t } = useTranslation("benefits");
  const { locale } = useLocale();
  const masar = i18nFor(locale).getFixedT(locale, "benefits");
  const differing = LOCAL_TERMS.flatMap((term) => {
    const own = terms[term];
    const [word, ours] = [own && inLocale(locale, own), masar(`terms.${term}`)];
    return word && word !== ours ? [{ term, word, ours }] : [];
  });
  if (differing.length === 0) return null;
  return (
    <div className="stack-2 small muted">
      <p>{t("localWords.title")}</p>
      <ul className="bullets">
        {differing.map(({ term, word, ours }) => (
          <li key={term}>{t("localWords.one", { ours, word })}</li>
        ))}
      </ul>
    </div>
  );
}
