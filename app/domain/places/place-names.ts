import { foldArabic, tokenise } from "../search/fold.ts";

/** The Arabic article as Latin letters write it, before sun letters too (Ar Riyadh, El Tor). */
const LATIN_ARTICLES = new Set(["al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ul"]);

/** Words that say what kind of place it is, not which. Folded. */
const GENERIC = new Set([
  ...["city", "town", "governorate", "region", "province", "district", "muhafazat"],
  ...["مدينه", "محافظه", "منطقه", "المنطقه", "محافظات", "اماره", "جهه", "مركز", "حي"],
]);

const QUOTES = /['’‘`´ʼʻʿʾ]/gu;
const ENDS_CUT = /(?:\.{2,}|…)\s*$/u;

/** A place's name as a source wrote it, taken apart for comparison. */
export type PlaceText = {
  /** Folded letters and digits in a row, articles kept: "arriyadh". */
  readonly letters: string;
  /** The same without articles and words such as "city": "riyadh". */
  readonly key: string;
  /** The source cut the name off ("AL MUBARR..."). */
  readonly cut: boolean;
};

/** Reads a name in any case, spelling of the article, hamza, ta marbuta or quotes; "" and "nan" are empty. */
export function placeText(text: string): PlaceText {
  const whole = text.replace(ENDS_CUT, "").trim();
  const words = tokenise(foldArabic(whole.replace(QUOTES, "")));
  if (words.length === 1 && words[0] === "nan") return { letters: "", key: "", cut: false };
  const named = words.filter((word) => !GENERIC.has(word));
  const bare = (named.length > 0 ? named : words).filter((word) => !LATIN_ARTICLES.has(word));
  return {
    letters: words.join(""),
    key: (bare.length > 0 ? bare : words).map(withoutArticle).join(""),
    cut: ENDS_CUT.test(text),
  };
}

/** What `place_alias.normalised` holds. */
export const placeKey = (text: string): string => placeText(text).key;

const withoutArticle = (word: string): string => (/^ال\p{L}{2}/u.test(word) ? word.slice(2) : word);

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:al|el)(?=.{4})/u, ""],
  [/kh|q|c/gu, "k"],
  [/gh|j/gu, "g"],
  [/dh|z/gu, "d"],
  [/th/gu, "t"],
  [/ph|v/gu, "f"],
  [/sh/gu, "s"],
  [/[aeiouyw]|h/gu, ""],
  [/(.)\1+/gu, "$1"],
];

/** Consonants of a Latin spelling, so that Assiut and Assuit agree; "" when too little is left to trust. */
export function soundOf(key: string): string {
  if (!/^[a-z0-9]+$/.test(key)) return "";
  const sound = SOUNDS.reduce((text, [from, to]) => text.replace(from, to), key);
  return sound.length >= 3 ? sound : "";
}
