/**
 * Folding: what people type differently and mean alike becomes the same letters. Pure, table-driven.
 * The order matters: `cleanText` keeps the word readable (a stop word is still itself: إلى), `foldArabic`
 * then merges letters (إلى and آلي both begin with ا).
 */

/** Letters that are written in more than one way, and the one we keep. Each row has its example. */
export const LETTER_FOLDS: readonly {
  readonly from: string;
  readonly to: string;
  readonly example: readonly [string, string];
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

/** Arabic vowel signs and Koranic marks; tatweel; invisible and direction-changing characters. */
const MARKS =
  /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08D3-\u08FF\u0640]/gu;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u034F]/gu;
const CONTROL = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const GROUPED_NUMBER = /(?<=\d)[,٬،](?=\d{3}(?!\d))/gu;
const DECIMAL_MARK = /(?<=\d)٫(?=\d)/gu;
/** Ta marbuta only ever ends a word: what follows it was written without its space (خدمةعملاء). */
const TA_MARBUTA_INSIDE = /ة(?=[\u0621-\u063A\u0641-\u064A]{2})/gu;
/** Three in a row are elongation; ya needs four, since بيئي folds to بييي. */
const LONG_ARABIC = /(?!ي)([\u0620-\u064A\u066E-\u06D3])\1{2,}|(ي)\2{3,}/gu;
const LONG_LATIN = /([a-z])\1{3,}/gu;
/** مسئول and مسؤول: a hamza between two waws, or on a seat before one, is only spelling. */
const HAMZA_BEFORE_WAW = /[ئؤ]و/gu;

/** The ASCII digit of any decimal digit: their blocks of ten start at a code point ending in 0 or 6. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const startsAtZero = /\p{Nd}/u.test(String.fromCodePoint(code & ~0xf));
  return String((code & 0xf) - (startsAtZero ? 0 : 6));
}

const ASCII_ONLY = /^[\x20-\x7E]*$/;

/**
 * Removes what is not writing: vowel signs, tatweel, invisible and control characters, presentation forms,
 * foreign digits, separators in numbers. Letters keep their identity (إ stays إ), so stop words can still
 * be told from look-alikes.
 */
export function cleanText(text: string): string {
  if (ASCII_ONLY.test(text)) return text.replace(GROUPED_NUMBER, "");
  return text
    .normalize("NFKC")
    .replace(MARKS, "")
    .replace(INVISIBLE, "")
    .replace(CONTROL, " ")
    .replace(FOREIGN_DIGIT, asciiDigit)
    .replace(GROUPED_NUMBER, "")
    .replace(DECIMAL_MARK, ".")
    .replace(TA_MARBUTA_INSIDE, "ة ");
}

/** Folds letters of text that `cleanText` has been over. */
export function foldClean(clean: string): string {
  let folded = clean.toLowerCase();
  if (ASCII_ONLY.test(folded)) return folded.replace(LONG_LATIN, "$1");
  folded = folded.replace(LONG_ARABIC, "$1$2").replace(HAMZA_BEFORE_WAW, "و");
  let out = "";
  for (const letter of folded) out += LETTERS.get(letter) ?? LATIN_FOLDS[letter] ?? letter;
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
  /(?<![\p{L}\p{N}])(?:\.net|[cf]#|c\+\+|[a-z]+\.js|[a-z]+(?:[2-9][a-z]+)+)(?![\p{L}\p{N}+#])|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?|\p{N}+(?:\.\p{N}+)?/giu;

/** The words of a text, in order, as they stand. Letters and digits are apart, but for b2b and mo7aseb. */
export const tokenise = (text: string): readonly string[] =>
  (text.match(TOKEN) ?? []).map((token) => token.replace(/['’]/gu, ""));
