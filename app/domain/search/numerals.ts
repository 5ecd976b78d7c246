import { foldArabic } from "./fold.ts";
import type { RuleExample } from "./word-rule.ts";

/** Numbers that are written as words, by what they count; each word in its spellings. Compounds are built of them. */
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  `3 ثلاث ثلاثة تلات تلاتة|4 أربع أربعة|5 خمس خمسة|6 ستة|7 سبعة|8 ثمان ثمانية ثماني تمانية تمنية|9 تسعة|10 عشرة عشر
20 عشرون عشرين|30 ثلاثون ثلاثين تلاتين|40 أربعون أربعين|50 خمسون خمسين|60 ستون ستين|70 سبعون سبعين|80 ثمانون ثمانين تمانين|90 تسعون تسعين
100 مئة مائة ميه|200 مئتان مئتين مائتان مائتين ميتين|1000 ألف آلاف|2000 ألفان ألفين|1000000 مليون ملايين`
    .split(/[|\n]/u)
    .flatMap((row) => {
      const [number = "", ...words] = row.trim().split(" ");
      return words.map((word): [string, number] => [foldArabic(word), Number(number)]);
    }),
);
/** Words that are a number only before another one: ست is a lady as well, سبع a lion, and one and two are said of anything. */
const ONLY_IN_COMPOUNDS: ReadonlyMap<string, number> = new Map(
  `1 أحد إحدى واحد واحدة|2 اثنا اثنتا اثني اثنتي اثنان اثنين|6 ست|7 سبع|9 تسع`.split("|").flatMap((row) => {
    const [number = "", ...words] = row.split(" ");
    return words.map((word): [string, number] => [foldArabic(word), Number(number)]);
  }),
);
/** ثلاثمئة, تسعمائة: a hundred that is written together with what counts it. */
const JOINED_HUNDRED = /^(.{2,5}?)(?:ميه|مايه|ميت)$/u;

/** Examples of the rule, for docs and tests. */
export const NUMERAL_EXAMPLES: readonly RuleExample[] = [
  ["راتب أربعة آلاف ريال", "راتب · 4000 · ريال"],
  ["خمسة وثلاثون عاملا", "35 · عاملا"],
  ["ثماني عشرة ساعة", "18 · ساعة"],
  ["ثلاثمئة دينار", "300 · دينار"],
  ["ست بيت", "ست · بيت"],
];

const HUNDRED = 100;
const THOUSAND = 1_000;

function valueOf(folded: string, inside: boolean): number | null {
  const plain = NUMBER_WORDS.get(folded) ?? (inside ? ONLY_IN_COMPOUNDS.get(folded) : undefined);
  if (plain !== undefined) return plain;
  const counted = JOINED_HUNDRED.exec(folded)?.[1];
  const units = counted === undefined ? undefined : (unitOf(counted) ?? unitOf(`${counted}ه`));
  return units === undefined ? null : units * HUNDRED;
}

function unitOf(word: string): number | undefined {
  const value = NUMBER_WORDS.get(word) ?? ONLY_IN_COMPOUNDS.get(word);
  return value !== undefined && value < 10 ? value : undefined;
}

/** Joins the next word of a number to what was read of it; null where it is none of the number any more. */
function joined(sum: number, last: number, next: number, and: boolean): number | null {
  if (next >= THOUSAND) return sum < next && !and && next % THOUSAND === 0 ? sum * next : null;
  if (next === HUNDRED)
    return last < 10 && !and ? sum - last + last * HUNDRED : and && last > next ? sum + next : null;
  if (next === 10 && last < 10) return and ? null : sum + next;
  if (and && ((last < 10 && next >= 20 && next < HUNDRED) || (last >= HUNDRED && next < last)))
    return sum + next;
  return null;
}

/** Whether a folded word may be a number or a part of one. */
export const mayBeNumber = (folded: string): boolean => valueOf(folded, true) !== null;

/** `number` says whether it may be one (mayBeNumber): told once for each word that is remembered. */
type NumberWord = { readonly folded: string; readonly stop: boolean; readonly number: boolean };

/**
 * The words with each number that is written in words as its digits: خمسة آلاف is 5000. `digits` makes the word of a
 * number. What is no number stays as it is, the same array where there is none.
 */
export function numbersAsDigits<Word extends NumberWord>(
  words: readonly Word[],
  digits: (number: string) => Word,
): readonly Word[] {
  if (!words.some(({ number }) => number)) return words;
  const out: Word[] = [];
  for (let at = 0; at < words.length;) {
    const first = words[at] as Word;
    let length = 1;
    let sum = valueOf(first.folded, true);
    let last = sum ?? 0;
    while (sum !== null) {
      const next = words[at + length];
      if (!next) break;
      // "خمسة و عشرون" and "خمسة وعشرون" are alike.
      const apart = next.stop && next.folded === "و" ? 1 : 0;
      const word = words[at + length + apart];
      if (!word) break;
      const attached = apart === 0 && valueOf(word.folded, true) === null && word.folded.startsWith("و");
      const value = valueOf(attached ? word.folded.slice(1) : word.folded, true);
      const more = value === null ? null : joined(sum, last, value, attached || apart === 1);
      if (more === null || value === null) break;
      [sum, last] = [more, value];
      length += 1 + apart;
    }
    const alone = length === 1 && valueOf(first.folded, false) === null;
    out.push(sum === null || alone ? first : digits(String(sum)));
    at += length;
  }
  return out;
}
