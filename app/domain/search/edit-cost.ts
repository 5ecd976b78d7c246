import type { RuleExample } from "./word-rule.ts";

/** Letters that are heard or written alike: putting one for the other is half a mistake. */
export const ALIKE_LETTERS: readonly {
  readonly letters: string;
  readonly example: RuleExample;
}[] = [
  { letters: "ضظ", example: ["موضف", "موظف"] },
  { letters: "تط", example: ["خيات", "خياط"] },
  { letters: "سص", example: ["محاصب", "محاسب"] },
  { letters: "ذز", example: ["تلفاذ", "تلفاز"] },
  { letters: "ظز", example: ["موزف", "موظف"] },
  { letters: "ذد", example: ["استاد", "أستاذ"] },
  { letters: "ثس", example: ["سلاجات", "ثلاجات"] },
  { letters: "ثت", example: ["تلاجات", "ثلاجات"] },
  { letters: "قك", example: ["صندوك", "صندوق"] },
  { letters: "هح", example: ["مصباه", "مصباح"] },
  { letters: "حخ", example: ["مخاسب", "محاسب"] },
  { letters: "عغ", example: ["مبيغات", "مبيعات"] },
  { letters: "جغ", example: ["نغار", "نجار"] },
  { letters: "قغ", example: ["استغبال", "استقبال"] },
  { letters: "دض", example: ["ممرد", "ممرض"] },
  { letters: "شس", example: ["مهندش", "مهندس"] },
  { letters: "بت", example: ["مندوت", "مندوب"] },
  { letters: "ني", example: ["مهيدس", "مهندس"] },
  { letters: "فق", example: ["صندوف", "صندوق"] },
  { letters: "رز", example: ["خبار", "خباز"] },
  { letters: "صض", example: ["ممرص", "ممرض"] },
];

/** What a mistake counts. */
export const MISTAKES: readonly {
  readonly name: "edit" | "alike" | "vowel" | "doubled" | "swap" | "first";
  readonly cost: number;
  readonly does: string;
  readonly doesAr: string;
  readonly example: RuleExample;
}[] = [
  {
    name: "edit",
    cost: 1,
    does: "A letter is missing, too many, or another one.",
    doesAr: "حرف ناقص أو زائد أو مستبدل.",
    example: ["مهنس", "مهندس"],
  },
  {
    name: "alike",
    cost: 0.5,
    does: "One letter stands for another that is heard or written alike (listed below).",
    doesAr: "حرف مكان آخر يشبهه نطقًا أو رسمًا (في القائمة أدناه).",
    example: ["موضف", "موظف"],
  },
  {
    name: "vowel",
    cost: 0.5,
    does: "A long vowel is missing, too many, or stands for another.",
    doesAr: "حرف مدّ ناقص أو زائد أو مكان آخر.",
    example: ["محسب", "محاسب"],
  },
  {
    name: "doubled",
    cost: 0.3,
    does: "A letter is written twice.",
    doesAr: "حرف مكرر.",
    example: ["محاسبب", "محاسب"],
  },
  {
    name: "swap",
    cost: 0.6,
    does: "Two neighbours changed places.",
    doesAr: "حرفان متجاوران تبادلا الموضع.",
    example: ["مهدنس", "مهندس"],
  },
  {
    name: "first",
    cost: 0.6,
    does: "The first letter differs, which people rarely miss: this much more.",
    doesAr: "اختلاف الحرف الأول، وقلّما يُخطأ فيه: زيادة بهذا القدر.",
    example: ["نهندس", "مهندس"],
  },
];

/** How many mistakes a word may hold, by its length in letters. */
export const ALLOWANCES: readonly { readonly upTo: number; readonly mistakes: number }[] = [
  { upTo: 3, mistakes: 0.5 },
  { upTo: 4, mistakes: 1 },
  { upTo: 7, mistakes: 1.6 },
  { upTo: Infinity, mistakes: 2.2 },
];

export const allowance = (length: number): number =>
  ALLOWANCES.find(({ upTo }) => length <= upTo)?.mistakes ?? 0;

const costOf = (name: (typeof MISTAKES)[number]["name"]): number =>
  MISTAKES.find((mistake) => mistake.name === name)?.cost ?? 1;
const EDIT = costOf("edit");
const LIKE = costOf("alike");
const VOWEL = costOf("vowel");
const DOUBLED = costOf("doubled");
const SWAP = costOf("swap");
const FIRST = costOf("first");

/** Letters of the Arabic block by their low bytes; 1 where two of them are alike. */
const alike = new Uint8Array(256 * 256);
const at = (a: number, b: number): number => ((a & 255) << 8) | (b & 255);
for (const { letters } of ALIKE_LETTERS) {
  const [a, b] = [letters.charCodeAt(0), letters.charCodeAt(1)];
  alike[at(a, b)] = alike[at(b, a)] = 1;
}
const ARABIC_FROM = 0x600;
const ALEF = 0x627;
const WAW = 0x648;
const YA = 0x64a;
const isLongVowel = (code: number): boolean => code === ALEF || code === WAW || code === YA;

const insertion = (code: number, before: number): number =>
  code === before ? DOUBLED : isLongVowel(code) ? VOWEL : EDIT;

function substitution(a: number, b: number): number {
  if (a === b) return 0;
  if (a < ARABIC_FROM || b < ARABIC_FROM) return EDIT;
  if (isLongVowel(a) && isLongVowel(b)) return LIKE;
  return alike[at(a, b)] === 1 ? LIKE : EDIT;
}

/** Longer words are not compared. */
const LONGEST_COMPARED = 30;
const rows = [0, 1, 2].map(() => new Float64Array(LONGEST_COMPARED + 2));

/**
 * Weighted mistakes between two folded words (Damerau's edits, neighbours that changed places count once);
 * Infinity beyond `limit`, or when one is longer than LONGEST_COMPARED.
 */
export function editCost(typed: string, word: string, limit = Infinity): number {
  const n = word.length;
  if (typed.length > LONGEST_COMPARED || n > LONGEST_COMPARED) return Infinity;
  const first = typed.charCodeAt(0) === word.charCodeAt(0) ? 0 : FIRST;
  const most = limit - first;
  let [older, previous, current] = rows as [Float64Array, Float64Array, Float64Array];
  previous[0] = 0;
  for (let j = 1; j <= n; j++)
    previous[j] =
      (previous[j - 1] as number) + insertion(word.charCodeAt(j - 1), j > 1 ? word.charCodeAt(j - 2) : 0);
  for (let i = 1; i <= typed.length; i++) {
    const a = typed.charCodeAt(i - 1);
    const before = i > 1 ? typed.charCodeAt(i - 2) : 0;
    const removal = insertion(a, before);
    let least = (current[0] = (previous[0] as number) + removal);
    for (let j = 1; j <= n; j++) {
      const b = word.charCodeAt(j - 1);
      const beforeB = j > 1 ? word.charCodeAt(j - 2) : 0;
      let cost = (previous[j - 1] as number) + substitution(a, b);
      const without = (previous[j] as number) + removal;
      if (without < cost) cost = without;
      const more = (current[j - 1] as number) + insertion(b, beforeB);
      if (more < cost) cost = more;
      if (i > 1 && j > 1 && a === beforeB && before === b) {
        const swapped = (older[j - 2] as number) + SWAP;
        if (swapped < cost) cost = swapped;
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [older, previous, current] = [previous, current, older];
  }
  return (previous[n] as number) + first;
}
