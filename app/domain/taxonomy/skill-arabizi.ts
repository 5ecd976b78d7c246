import { analyseQuery } from "../search/analyser.ts";
import type { Lexicon } from "../search/lexicon.ts";
import type { Named, SkillNames } from "./skill-names.ts";

/** Letters with digits that stand for letters (5iyata, tab5); without a digit an unknown Latin word is a foreign one. */
const HAS_ARABIZI = /(?:^|\s)(?=[a-z]*[2-9])[2-9]?[a-z]{2,}(?:[2-9]{1,2}[a-z]*)*(?=\s|$)/iu;
const MOST_WORDS = 4;
const MOST_READINGS = 3;

/** What a text in Arabic with Latin letters names; null where it is none, or nothing that is known. */
export function namedInArabizi(text: string, names: SkillNames, lexicon: Lexicon): Named | null {
  if (text.length > 60 || !HAS_ARABIZI.test(text)) return null;
  const terms = analyseQuery(text, lexicon, { knownAsWritten: true });
  if (terms.length === 0 || terms.length > MOST_WORDS) return null;
  let readings: readonly (readonly string[])[] = [[]];
  for (const { anyOf, known } of terms) {
    if (!known) return null;
    const stems = [...new Set([...anyOf.slice(1), ...anyOf])].slice(0, MOST_READINGS);
    readings = readings.flatMap((said) => stems.map((stem) => [...said, stem]));
  }
  for (const said of readings) {
    const named = names.phrase(said.map(wordOfStem), "nearest");
    if (named) return named;
  }
  return null;
}

const wordOfStem = (stem: string) =>
  ({ folded: stem, stem, arabic: true, stop: false, filler: false, joins: null, parts: false }) as const;
