import { cleanText, foldClean } from "./fold.ts";

/**
 * Words that carry no meaning in a search. Compared before letters are folded, so that إلى (to) goes and
 * آلي (automatic) stays; the common spelling without hamza is listed beside.
 */
const STOP_WORDS = new Set(
  `في من إلى الى على عن مع أو او و ثم أن ان إن هذا هذه ذلك تلك التي الذي الذين كل ما هو هي هم
  قد كان كانت يكون تكون لدى عند بين حتى كما أي اي بعض حيث إذا اذا لكن بل وفق حسب ضمن خلال لا لم لن
  فيها فيه منها منه عليها عليه بها به لها له اللي ديال متاع بتاع
  the a an of for to in on at and or with as is are be by from we our you your de la le les des du et`
    .split(/\s+/u)
    .map(cleanText),
);

/** True for a word as `tokenise` gives it, before folding. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word.toLowerCase());

/**
 * Words that say "I look for work": in a query beside other words they add nothing (مطلوب محاسب), alone they
 * are searched like any word (وظائف).
 */
const SEARCHING_WORDS = new Set(
  `وظيفة وظائف وظايف شغل مطلوب مطلوبة أبغى ابغى ابي عاوز عايز عايزة أريد اريد بدي ابحث أبحث نبحث شاغرة شاغر فرصة فرص
  job jobs vacancy vacancies wanted work hiring`
    .split(/\s+/u)
    .map((word) => foldClean(cleanText(word))),
);

/** True for a folded word. */
export const isSearchingWord = (folded: string): boolean => SEARCHING_WORDS.has(folded);
