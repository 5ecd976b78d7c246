import type { RuleExample } from "./word-rule.ts";

/** British and American spellings, and sounds that are written in two ways, as one. Applied in this order. */
export const LATIN_SPELLINGS: readonly {
  readonly pattern: RegExp;
  readonly as: string;
  readonly example: RuleExample;
}[] = [
  { pattern: /ae|oe/gu, as: "e", example: ["anaesthetist", "anesthetist"] },
  { pattern: /our/gu, as: "or", example: ["labour", "labor"] },
  { pattern: /yre/gu, as: "ire", example: ["tyre", "tire"] },
  { pattern: /ould/gu, as: "old", example: ["moulder", "molder"] },
  { pattern: /is(?=e|ing|ation|or)/gu, as: "iz", example: ["organiser", "organizer"] },
  { pattern: /ll/gu, as: "l", example: ["seller", "seler"] },
  { pattern: /amme/gu, as: "am", example: ["programme", "program"] },
  { pattern: /tre$/u, as: "ter", example: ["centre", "center"] },
  { pattern: /ogue$/u, as: "og", example: ["catalogue", "catalog"] },
  { pattern: /ph/gu, as: "f", example: ["pharmacist", "farmacist"] },
];

/** Plurals that follow no rule. */
const PLURALS = new Map([
  ["people", "person"],
  ["children", "child"],
  ["knives", "knife"],
  ["wives", "wife"],
]);
const MEN = /(?<=..)men$/u;
const NOT_MEN = /(?:ment|specimen|regimen)$/u;

/** English plurals only: drivers, companies, nurses, salesmen. */
function singular(word: string): string {
  const irregular = PLURALS.get(word);
  if (irregular !== undefined) return irregular;
  if (MEN.test(word) && !NOT_MEN.test(word)) return word.replace(MEN, "man");
  if (word.length < 4) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/u.test(word)) return word.slice(0, -2);
  if (word.endsWith("s") && !/(?:ss|us|is)$/u.test(word)) return word.slice(0, -1);
  return word;
}

/** The light stem of one folded Latin word: its singular, in one spelling (tyre and tire, organiser and organizer). */
export function latinStem(word: string): string {
  if (!/^[a-z]+$/u.test(word)) return word;
  let stem = singular(word);
  if (stem.length >= 4) for (const { pattern, as } of LATIN_SPELLINGS) stem = stem.replace(pattern, as);
  return stem;
}
