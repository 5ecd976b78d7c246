import { cleanText, foldClean } from "./fold.ts";

/**
 * Words that carry no meaning in a search. Compared before letters are folded, so that إلى (to) goes and
 * آلي (automatic) stays; the common spelling without hamza is listed beside.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `في من إلى الى على عن مع أو او و ثم أن ان إن هذا هذه ذلك تلك التي الذي الذين كل ما هو هي هم
  قد كان كانت يكون تكون لدى عند بين حتى كما أي اي بعض حيث إذا اذا لكن بل وفق حسب ضمن خلال لا لم لن
  فيها فيه منها منه عليها عليه بها به لها له اللي ديال متاع بتاع بتاعة بتاعت تاع حق حقت تبع وين فين
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
export const SEARCHING_WORDS: ReadonlySet<string> = new Set(
  `وظيفة وظائف وظايف شغل مطلوب مطلوبة مطلوبين أبغى ابغى ابغا ابي أبي نبغى نبي أبا بغيت باغي باغية نبغي عاوز عاوزة عايز عايزة
  محتاج محتاجة محتاجين نحتاج أريد اريد نريد بدي بدنا حابب حابة ودي ابحث أبحث نبحث ادور أدور بدور كنقلب نقلب شاغرة شاغر شواغر فرصة فرص
  توظيف اشتغل أشتغل نخدم شغلة شغلانة
  job jobs vacancy vacancies wanted work hiring`
    .split(/\s+/u)
    .map((word) => foldClean(cleanText(word))),
);

/** They say so only where the query begins (عمل في مطعم); elsewhere they belong to a name (قانون العمل). */
export const LEADING_WORDS: ReadonlySet<string> = new Set(["عمل"]);

/** True for a folded word; `leading`: no word that says more stands before it. */
export const isSearchingWord = (folded: string, leading: boolean): boolean =>
  SEARCHING_WORDS.has(folded) || (leading && LEADING_WORDS.has(folded));
