import type { RuleExample, WordRule } from "./word-rule.ts";

/**
 * Folding: what people type differently and mean alike becomes the same letters. Pure, table-driven.
 * The order matters: `cleanText` keeps the word readable (a stop word is still itself: إلى), `foldArabic`
 * then merges letters (إلى and آلي both begin with ا).
 */

/** Letters that are written in more than one way, and the one we keep. Each row has its example. */
export const LETTER_FOLDS: readonly {
  readonly from: string;
  readonly to: string;
  readonly example: RuleExample;
}[] = [
  { from: "أإآٱٲٳ", to: "ا", example: ["أحمد", "احمد"] },
  { from: "ىیېےئۍێ", to: "ي", example: ["مستشفى", "مستشفي"] },
  { from: "ؤۆۇۋ", to: "و", example: ["مؤهل", "موهل"] },
  { from: "ةۃہەھۀۂ", to: "ه", example: ["إدارة", "اداره"] },
  { from: "کڪگڭݣ", to: "ك", example: ["کاتب", "كاتب"] },
  { from: "پ", to: "ب", example: ["پرستار", "برستار"] },
  { from: "چ", to: "ج", example: ["چای", "جاي"] },
  { from: "ژ", to: "ز", example: ["ژاله", "زاله"] },
  { from: "ڤڥ", to: "ف", example: ["ڤيديو", "فيديو"] },
  { from: "ڨ", to: "ق", example: ["ڨرطاج", "قرطاج"] },
  { from: "ٹ", to: "ت", example: ["ٹیم", "تيم"] },
  { from: "ڈ", to: "د", example: ["ڈاکٹر", "داكتر"] },
  { from: "ڑ", to: "ر", example: ["ڑ", "ر"] },
  { from: "ں", to: "ن", example: ["ں", "ن"] },
  { from: "ء", to: "", example: ["كهرباء", "كهربا"] },
];

/** Latin letters that Unicode does not decompose. */
const LATIN_FOLDS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

const LETTERS = new Map<string, string>(
  LETTER_FOLDS.flatMap(({ from, to }) => [...from].map((letter): [string, string] => [letter, to])),
);

/** A rule that changes a whole text. */
type TextRule = WordRule & { readonly apply: (text: string) => string };

/** Arabic vowel signs and Koranic marks; tatweel. */
const MARKS =
  /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08D3-\u08FF\u0640]/gu;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u034F]/gu;
const CONTROL = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const GROUPED_NUMBER = /(?<=\d)[,٬،](?=\d{3}(?!\d))/gu;
const DECIMAL_MARK = /(?<=\d)٫(?=\d)/gu;
/** Ta marbuta only ever ends a word: what follows it was written without its space. */
const TA_MARBUTA_INSIDE = /ة(?=[\u0621-\u063A\u0641-\u064A]{2})/gu;
/** Ya needs four, since بيئي folds to بييي. */
const LONG_ARABIC = /(?!ي)([\u0620-\u064A\u066E-\u06D3])\1{2,}|(ي)\2{3,}/gu;
const LONG_LATIN = /([a-z])\1{3,}/gu;
const HAMZA_BEFORE_WAW = /[ئؤ]و/gu;

/** The ASCII digit of any decimal digit: their blocks of ten start at a code point ending in 0 or 6. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const startsAtZero = /\p{Nd}/u.test(String.fromCodePoint(code & ~0xf));
  return String((code & 0xf) - (startsAtZero ? 0 : 6));
}

/** What is not writing goes, in this order; letters keep their identity. */
export const CLEANING: readonly TextRule[] = [
  {
    name: "presentation forms",
    does: "Letters stored in their joined shapes, full-width letters and digits become plain ones.",
    doesAr: "الحروف المخزّنة بأشكالها المتصلة والأرقام العريضة تصبح حروفًا وأرقامًا عادية.",
    examples: [
      ["ﻣﺤﺎﺳﺐ", "محاسب"],
      ["５", "5"],
    ],
    apply: (text) => text.normalize("NFKC"),
  },
  {
    name: "vowel signs and tatweel",
    does: "Vowel signs, shadda and the stretching stroke go.",
    doesAr: "تُحذف الحركات والشدّة والتطويل.",
    examples: [
      ["مُحاسِبٌ", "محاسب"],
      ["محاســــب", "محاسب"],
    ],
    apply: (text) => text.replace(MARKS, ""),
  },
  {
    name: "invisible characters",
    does: "Joiners and marks that turn the direction of writing go.",
    doesAr: "تُحذف محارف الوصل والفصل وتغيير الاتجاه غير المرئية.",
    examples: [["\u202Eمحاسب\u202C", "محاسب"]],
    apply: (text) => text.replace(INVISIBLE, ""),
  },
  {
    name: "control characters",
    does: "Control characters and halves of characters part words as a space does.",
    doesAr: "محارف التحكم وأنصاف المحارف تفصل الكلمات كالمسافة.",
    examples: [["محاسب\u0007عام", "محاسب عام"]],
    apply: (text) => text.replace(CONTROL, " "),
  },
  {
    name: "digits",
    does: "The digits of every script become 0 to 9.",
    doesAr: "أرقام كل الخطوط تصبح 0 إلى 9.",
    examples: [
      ["٥٠٠٠", "5000"],
      ["۱۲۳", "123"],
      ["५", "5"],
    ],
    apply: (text) => text.replace(FOREIGN_DIGIT, asciiDigit),
  },
  {
    name: "separators in numbers",
    does: "The separator of thousands goes, the Arabic decimal mark becomes a point.",
    doesAr: "تُحذف فاصلة الآلاف وتصبح الفاصلة العشرية نقطة.",
    examples: [
      ["٥٬٠٠٠", "5000"],
      ["5,000", "5000"],
      ["٣٫٥", "3.5"],
    ],
    apply: (text) => text.replace(GROUPED_NUMBER, "").replace(DECIMAL_MARK, "."),
  },
  {
    name: "ta marbuta inside a word",
    does: "A word ends at its ta marbuta: what follows was written without a space.",
    doesAr: "التاء المربوطة تُنهي الكلمة، وما بعدها كلمة سقطت مسافتها.",
    examples: [["خدمةعملاء", "خدمة عملاء"]],
    apply: (text) => text.replace(TA_MARBUTA_INSIDE, "ة "),
  },
];

/** Rules of spelling that come before the letters are merged, in this order. */
export const SPELLING: readonly TextRule[] = [
  {
    name: "elongation",
    does: "A letter written three times or more is written once.",
    doesAr: "الحرف المكرر ثلاث مرات فأكثر يُكتب مرة.",
    examples: [["مهندسسسس", "مهندس"]],
    apply: (text) => text.replace(LONG_ARABIC, "$1$2"),
  },
  {
    name: "hamza before waw",
    does: "A hamza on its seat before a waw is only spelling.",
    doesAr: "الهمزة على كرسيّ قبل الواو اختلاف إملائي فقط.",
    examples: [
      ["مسئول", "مسول"],
      ["مسؤول", "مسول"],
    ],
    apply: (text) => text.replace(HAMZA_BEFORE_WAW, "و"),
  },
];

const ASCII_ONLY = /^[\x20-\x7E]*$/;
/** Plain Arabic letters, ASCII and the commonest marks: of CLEANING only what is about ends of lines, numbers and ta marbuta applies. */
const PLAIN = /^[\x20-\x7E\n\r\t،؛؟\u0621-\u063A\u0641-\u064A]*$/;
const LINE_END = /[\n\r\t]/g;

/**
 * Removes what is not writing (CLEANING). Letters keep their identity (إ stays إ), so stop words can still be
 * told from look-alikes.
 */
export function cleanText(text: string): string {
  if (ASCII_ONLY.test(text)) return text.replace(GROUPED_NUMBER, "");
  // The same as all rules one after the other, in a fraction of the time: most texts are plain.
  if (PLAIN.test(text))
    return text.replace(LINE_END, " ").replace(GROUPED_NUMBER, "").replace(TA_MARBUTA_INSIDE, "ة ");
  return CLEANING.reduce((cleaned, rule) => rule.apply(cleaned), text);
}

const ARABIC_ONLY = /^[\u0621-\u063A\u0641-\u064A]+$/;

/** Folds letters of text that `cleanText` has been over. */
export function foldClean(clean: string): string {
  let folded = clean.toLowerCase();
  if (ASCII_ONLY.test(folded)) return folded.replace(LONG_LATIN, "$1");
  for (const rule of SPELLING) folded = rule.apply(folded);
  let out = "";
  for (const letter of folded) out += LETTERS.get(letter) ?? LATIN_FOLDS[letter] ?? letter;
  // Plain Arabic letters have nothing to take apart.
  if (ARABIC_ONLY.test(out)) return out;
  // De-accent Latin: what NFD splits off (é = e + ◌́) goes.
  return out
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(LONG_LATIN, "$1");
}

/**
 * Folds a text of any length, word boundaries kept: alef, hamza, ya, ta marbuta, tatweel, vowel signs,
 * Persian and Urdu letters, digits, elongation; Latin in lower case without accents.
 */
export const foldArabic = (text: string): string => foldClean(cleanText(text));

/**
 * A key by which two labels are the same label: folded, punctuation to spaces, single spaces, trimmed.
 * "C++", "C#" and ".NET" keep their signs.
 */
export const normaliseLabel = (text: string): string => tokenise(foldArabic(text)).join(" ");

const TOKEN =
  /(?<![\p{L}\p{N}])(?:\.net|[cf]#|c\+\+|[a-z]+\.js|[a-z]+(?:[2-9]{1,2}[a-z]+)+)(?![\p{L}\p{N}+#])|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?|\p{N}+(?:\.\p{N}+)?/giu;

/** Plain Arabic without a Latin letter: the words of such a text are found by the simpler pattern. */
const PLAIN_ARABIC = /^[\x20-\x40\x5B-\x60\x7B-\x7E\n\r\t،؛؟\u0621-\u063A\u0641-\u064A]*$/;
const ARABIC_TOKEN = /[\u0621-\u063A\u0641-\u064A]+(?:'[\u0621-\u063A\u0641-\u064A]+)?|[0-9]+(?:\.[0-9]+)?/g;
const APOSTROPHE = /['’]/;

/** The words of a text, in order, as they stand. Letters and digits are apart, but for b2b and mo7aseb. */
export function tokenise(text: string): readonly string[] {
  const tokens = text.match(PLAIN_ARABIC.test(text) ? ARABIC_TOKEN : TOKEN) ?? [];
  return APOSTROPHE.test(text) ? tokens.map((token) => token.replace(/['’]/gu, "")) : tokens;
}
