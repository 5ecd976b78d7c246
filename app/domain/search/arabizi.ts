import type { RuleExample } from "./word-rule.ts";

/**
 * Arabizi (mohandes, mu7asib) by consonants: vowels are written at will, so a Latin word and an Arabic one are
 * the same when their consonants are, letter classes merged as people write them. One row per class; the sign
 * stands for all its letters.
 */
export const CONSONANT_CLASSES: readonly {
  readonly arabic: string;
  /** Separated by spaces; longer ones are read first. */
  readonly latin: string;
  readonly sign: string;
  readonly examples: readonly RuleExample[];
}[] = [
  { arabic: "ب", latin: "b p", sign: "b", examples: [["tabib", "طبيب"]] },
  { arabic: "تثط", latin: "t th 6", sign: "t", examples: [["6abeeb", "طبيب"]] },
  { arabic: "ج", latin: "j g", sign: "j", examples: [["najjar", "نجار"]] },
  {
    arabic: "حه",
    latin: "h 7",
    sign: "h",
    examples: [
      ["mu7asib", "محاسب"],
      ["mohandes", "مهندس"],
    ],
  },
  {
    arabic: "خ",
    latin: "kh 5",
    sign: "x",
    examples: [
      ["khabbaz", "خباز"],
      ["5abbaz", "خباز"],
    ],
  },
  { arabic: "دض", latin: "d", sign: "d", examples: [["momarid", "ممرض"]] },
  { arabic: "ذزظ", latin: "z dh", sign: "z", examples: [["mowazaf", "موظف"]] },
  { arabic: "ر", latin: "r", sign: "r", examples: [["modarres", "مدرس"]] },
  { arabic: "سص", latin: "s 9", sign: "s", examples: [["9ayyad", "صياد"]] },
  {
    arabic: "ش",
    latin: "sh ch",
    sign: "$",
    examples: [
      ["moshref", "مشرف"],
      ["mouchrif", "مشرف"],
    ],
  },
  { arabic: "غ", latin: "gh", sign: "G", examples: [["ghassal", "غسال"]] },
  { arabic: "ف", latin: "f ph v", sign: "f", examples: [["mowazzaf", "موظف"]] },
  {
    arabic: "قك",
    latin: "k q c 8",
    sign: "k",
    examples: [
      ["katib", "كاتب"],
      ["sawa2", "سائق"],
    ],
  },
  { arabic: "ل", latin: "l", sign: "l", examples: [["mo3alem", "معلم"]] },
  { arabic: "م", latin: "m", sign: "m", examples: [["mudir", "مدير"]] },
  { arabic: "ن", latin: "n", sign: "n", examples: [["mandoob", "مندوب"]] },
  // A vowel, ayn or hamza counts where it begins the word, and nowhere else.
  {
    arabic: "اع",
    latin: "a e i o u 2 3",
    sign: "A",
    examples: [
      ["3amel", "عامل"],
      ["amn", "أمن"],
      ["ustaz", "أستاذ"],
    ],
  },
  // Waw and ya are consonants where they begin the word or stand before alef; else they are vowels.
  { arabic: "و", latin: "w", sign: "w", examples: [["sawwaq", "سائق"]] },
  { arabic: "ي", latin: "y", sign: "y", examples: [["khayyat", "خياط"]] },
];

const ARABIC_SIGNS = new Map(
  CONSONANT_CLASSES.flatMap(({ arabic, sign }) =>
    [...arabic].map((letter): [string, string] => [letter, sign]),
  ),
);
const LATIN_SIGNS = new Map(
  CONSONANT_CLASSES.flatMap(({ latin, sign }) =>
    latin.split(" ").map((letters): [string, string] => [letters, sign]),
  ),
);
const DOUBLED = /(.)\1+/gu;
const ARABIZI = /^[2-9]?[a-z][a-z2-9]*$/u;
const ARTICLE = /^(?:el|al|il)-?(?=.{4})/u;
const SHORTEST = 3;
const LONGEST = 24;

const enough = (skeleton: string): string | null => (skeleton.length >= SHORTEST ? skeleton : null);

/** The consonants of a folded Arabic word, or null when too few to tell words apart. */
export function arabicSkeleton(folded: string): string | null {
  const word = folded.replace(/ه$/u, "");
  let out = "";
  for (let at = 0; at < word.length; at++) {
    const sign = ARABIC_SIGNS.get(word.charAt(at)) ?? "";
    const vowel = sign === "A" || ((sign === "w" || sign === "y") && word.charAt(at + 1) !== "ا");
    if (at === 0 || !vowel) out += sign;
  }
  return enough(out);
}

/** `glides`: w and y before a vowel count; `qaf`: 2 is the qaf of the cities (sawa2), not a hamza, and 9 that of the Maghreb. */
function skeletonOf(word: string, glides: boolean, qaf: boolean): string {
  let out = "";
  for (let at = 0; at < word.length;) {
    const two = word.slice(at, at + 2);
    const letters = LATIN_SIGNS.has(two) ? two : word.charAt(at);
    const next = word.charAt(at + letters.length);
    let sign = LATIN_SIGNS.get(letters) ?? letters;
    // In the Maghreb 9 is the qaf, elsewhere it is the sad.
    if ((letters === "2" || letters === "9") && qaf && at > 0) sign = "k";
    if (letters === "x") sign = "ks";
    // Soft as in excel; c is no letter of Arabizi before e and i.
    if (letters === "c" && /[eiy]/u.test(next)) sign = "s";
    const vowel = sign === "A" || ((sign === "w" || sign === "y") && !(glides && next === "a"));
    if (at === 0 || !vowel) out += sign;
    at += letters.length;
  }
  return out;
}

/** Endings of Arabizi that the Arabic stem does not have: construct and plural. */
const ENDINGS = /(?<=.{3})(?:[aeiou]?h|[aei]t|een|in|oon|oun)$/u;

/**
 * The consonants of a Latin word read as Arabizi, likeliest reading first; none when it cannot be Arabizi or is
 * too short.
 */
export function latinSkeletons(word: string): readonly string[] {
  if (word.length > LONGEST || !ARABIZI.test(word)) return [];
  const whole = word.replace(ARTICLE, "").replace(DOUBLED, "$1");
  const found = new Set<string>();
  for (const text of [whole, whole.replace(ENDINGS, "")]) {
    for (const [glides, qaf] of [
      [true, false],
      [true, true],
      [false, false],
    ] as const) {
      const skeleton = enough(skeletonOf(text, glides, qaf).replace(/(s)\1/gu, "$1"));
      if (skeleton !== null) found.add(skeleton);
    }
  }
  return [...found];
}

/** As it sounds: signs of consonants, and a, i, o for the vowels that are written. */
function soundOf(word: string): string {
  let out = "";
  for (let at = 0; at < word.length;) {
    const two = word.slice(at, at + 2);
    const letters = LATIN_SIGNS.has(two) ? two : word.charAt(at);
    out += VOWELS[letters] ?? ARABIC_SIGNS.get(letters) ?? LATIN_SIGNS.get(letters) ?? letters;
    at += letters.length;
  }
  return out.replace(DOUBLED, "$1");
}
const VOWELS: Readonly<Record<string, string>> = {
  ...{ ا: "a", ع: "a", و: "o", ي: "i", ه: "" },
  ...{ a: "a", e: "i", i: "i", y: "i", o: "o", u: "o", w: "o", "2": "", "3": "a" },
};

/** Short vowels are not written in Arabic, so those of the Latin word that find no letter cost little. */
const FREE_VOWEL = 0.3;

/** How differently two words of the two scripts sound: edits, Latin vowels nearly free. */
export function soundDistance(one: string, other: string): number {
  const arabicFirst = ARABIC_SIGNS.has(one.charAt(0));
  const arabic = soundOf(arabicFirst ? one : other).slice(0, LONGEST);
  const latin = soundOf(arabicFirst ? other : one).slice(0, LONGEST);
  const drop = (letter: string): number => (/[aio]/u.test(letter) ? FREE_VOWEL : 1);
  let row = [0];
  for (const letter of latin) row.push((row.at(-1) ?? 0) + drop(letter));
  for (const a of arabic) {
    const next = [(row[0] ?? 0) + 1];
    for (let j = 1; j <= latin.length; j++) {
      const l = latin.charAt(j - 1);
      next.push(
        Math.min((row[j - 1] ?? 0) + (a === l ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + drop(l)),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
