import { useTranslation } from "react-i18next";
import { FEWEST_PEOPLE } from "#app/domain/taxonomy/skill-word.ts";
import { KeyValues } from "#app/ui/facts.tsx";

export type WordCountsView = { readonly postings: string; readonly people: string | null };

/** How often a word waits: postings and people apart; people who are too few are not counted out. */
export function WordCounts({ counts }: { readonly counts: WordCountsView }) {
  const { t } = useTranslation("admin");
  return (
    <KeyValues
      items={[
        { name: t("words.postings"), value: counts.postings },
        { name: t("words.people"), value: counts.people ?? t("words.tooFew", { n: FEWEST_PEOPLE }) },
      ]}
    />
  );
}
