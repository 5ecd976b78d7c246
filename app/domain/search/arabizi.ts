/**
 * Arabizi (mohandes, mu7asib) by consonants: vowels are written at will, so a Latin word and an Arabic one are
 * the same when their consonants are, letter classes merged as people write them.
 */
const ARABIC_CONSONANTS: Readonly<Record<string, string>> = {
  ب: "b",
  ت: "t",
  ث: "t",
  ج: "j",
  ح: "h",
  خ: "x",
  د: "d",
  ذ: "z",
  ر: "r",
  ز: "z",
  س: "s",
  ش: "$",
  ص: "s",
  ض: "d",
  ط: "t",
  ظ: "z",
  غ: "G",
  ف: "f",
  ق: "k",
  ك: "k",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
};

const LATIN_DIGRAPHS: readonly (readonly [RegExp, string])[] = [
  [/kh|5/gu, "x"],
  [/gh/gu, "G"],
  [/sh|ch/gu, "$"],
  [/th/gu, "t"],
  [/dh/gu, "z"],
  [/ph/gu, "f"],
  [/ou/gu, "u"],
];
const LATIN_LETTERS: Readonly<Record<string, string>> = {
  c: "k",
  q: "k",
  g: "j",
  p: "b",
  v: "f",
  "7": "h",
  "6": "t",
  "9": "s",
  "8": "k",
};
const VOWELS = /[aeiouyw23]/gu;
const DOUBLED = /(.)\1+/gu;
const ARABIZI = /^[a-z][a-z2-9]*$/u;
const SHORTEST = 3;

const carrying = (letter: string): string => (letter === "و" ? "w" : letter === "ي" ? "y" : "");

/** The consonants of a folded Arabic word, or null when too few to tell words apart. */
export function arabicSkeleton(folded: string): string | null {
  let out = carrying(folded.charAt(0));
  for (const letter of folded.replace(/ه$/u, "")) out += ARABIC_CONSONANTS[letter] ?? "";
  return out.length >= SHORTEST ? out : null;
}

/** The consonants of a Latin word read as Arabizi, or null when it cannot be or is too short. */
export function latinSkeleton(word: string): string | null {
  if (!ARABIZI.test(word)) return null;
  let text = word.replace(/^(el|al|il)-?(?=.{4})/u, "").replace(DOUBLED, "$1");
  for (const [digraph, sign] of LATIN_DIGRAPHS) text = text.replace(digraph, sign);
  const first = /^[wy]/u.test(text) ? text.charAt(0) : "";
  text = [...text.replace(VOWELS, "")].map((letter) => LATIN_LETTERS[letter] ?? letter).join("");
  const ending = /[aeiou]h$/u.test(word) ? text.replace(/h$/u, "") : text;
  const out = first + ending;
  return out.length >= SHORTEST ? out : null;
}
