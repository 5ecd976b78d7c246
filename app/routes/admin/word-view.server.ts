import type { SkillOption } from "#app/domain/taxonomy/find-skills.server.ts";
import type { WaitingWord } from "#app/domain/taxonomy/skill-word.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import type { MeaningView } from "./word-meanings.tsx";

/** A skill named for a reader. */
export function meaningOf(locale: Locale, { id, ar, en, confidence }: SkillOption): MeaningView {
  const [own, other] = locale === "ar" ? [ar, en] : [en, ar];
  return { id, name: own ?? other ?? id, otherName: own === null ? null : other, confidence };
}

/** How often a word waits, in digits; null for people who are too few to be counted. */
export const countsOf = ({ postings, people }: WaitingWord) => ({
  postings: formatNumber(postings),
  people: people === null ? null : formatNumber(people),
});

/** Address of the page that finds a skill for these words. */
export const addressOf = (folded: string): string =>
  `/admin/words/find?${new URLSearchParams({ word: folded })}`;
