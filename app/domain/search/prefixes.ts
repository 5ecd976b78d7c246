import { foldArabic } from "./fold.ts";
import { stripSuffixes } from "./suffixes.ts";
import type { RuleExample } from "./word-rule.ts";

/** What the stripping of prefixes needs to know of words: how often a folded word is seen by itself. */
export type WordKnowledge = {
  /** 0 when unknown; taxonomy words weigh more than titles. */
  weight(folded: string): number;
  /** The weight of the known words that differ from this one only in their endings. */
  formsWeight(folded: string): number;
  /** True when the word begins with ال of its own (إلكتروني, ألماني, التزام), not with the article. */
  ownsAlefLam(folded: string): boolean;
};

/** Article with or without a particle before it, longest first. Each row has its example. */
export const ARTICLE_PREFIXES: readonly {
  readonly prefix: string;
  readonly example: RuleExample;
}[] = [
  { prefix: "وبال", example: ["وبالتسويق", "تسويق"] },
  { prefix: "وكال", example: ["وكالمحاسب", "محاسب"] },
  { prefix: "ولل", example: ["وللمبيعات", "مبيعات"] },
  { prefix: "وال", example: ["والتسويق", "تسويق"] },
  { prefix: "بال", example: ["بالرياض", "رياض"] },
  { prefix: "كال", example: ["كالمهندس", "مهندس"] },
  { prefix: "فال", example: ["فالمدير", "مدير"] },
  { prefix: "عال", example: ["عالكاشير", "كاشير"] },
  { prefix: "هال", example: ["هالوظيفة", "وظيفه"] },
  { prefix: "لل", example: ["للمحاسبين", "محاسبين"] },
  { prefix: "ال", example: ["الأمن", "امن"] },
];

/** Words that only look as if they had a prefix, in one of their forms (folded). */
export const WHOLE_WORDS: ReadonlySet<string> = new Set(
  `والد والده والدي والدين والدان والي باله بالات بالوعه كالون فالوده عالق هالك بالغ بالغين بالون بالونات كالسيوم فالح فالي عالم عالمي عالميه عاليه عالي عالج
  هاله هالات لله ورش ورشه ورشات وكيل وكاله وكالات وسيط وسيطه ورد ورود ورق وزن وزاره وزير وصول وصل وقت وقود وقايه وثايق وثيقه
  واجهه واجهات واجب واجبات واسطه وافد وافدين واحد وقوف وصف ولاده ولايه وحده وحدات وعي وعود ورديه ورديات وجبه وجبات وساطه وسايل وسيله وفد وفره وتر بيع بيت بنك بنوك بنا بنات بريد برد بحر بحث بدل بسيط بلد بلديه بلاط بناي
  كامل كاتب كبير كافي كاشير كميه كلام كلب كهربا كود كتاب كتابه كره كرسي كشف كيك لحام لغه لغات لحم لحوم لون لوحه لوحات ليل ليلي ليبي لبن لباس لجنه لياقه لاعب
  فني فنيه فندق فنادق فرع فروع فرن فرز فرص فرصه فريق فحص فصل فصول فن فنون فيديو فيزيا فاكس`
    .split(/\s+/u)
    .map(foldArabic),
);

/** Roots that begin with ال of their own (folded, without endings): the article is never taken off them. */
export const ALEF_LAM_WORDS: ReadonlySet<string> = new Set(
  `إلكترون إلكتروني إلكترونيات إلكترونية الكتروني ألمنيوم المنيوم ألومنيوم الومنيوم ألماني ألمانية ألمانيا ألبان ألباني ألعاب ألوان ألياف
  ألماس آلي آلية آليات آلة آلات آلاف ألف التزام التزامات التحاق التهاب التقاء التماس التقاط التفاف التواء التباس إلغاء إلقاء إلزام إلزامي إلحاق
  إلمام إلهام ألم آلام ألبوم ألفا إلى التراساوند الترا إلخ`
    .split(/\s+/u)
    .map(foldArabic),
);

export const beginsWithOwnAlefLam = (folded: string): boolean => ALEF_LAM_WORDS.has(folded);

/**
 * Particles of one letter, and how many times commoner the rest must be to take one off a word that is itself
 * known. و (and) stands before any word of a list; few words of the field begin with it, and they are above.
 */
export const PARTICLES: readonly {
  readonly particle: string;
  readonly commoner: number;
  readonly examples: readonly RuleExample[];
}[] = [
  {
    particle: "و",
    commoner: 1,
    examples: [
      ["ومندوب", "مندوب"],
      ["ومندوبات", "مندوبات"],
      ["وسيط", "وسيط"],
    ],
  },
  { particle: "ف", commoner: 8, examples: [["فمحاسب", "محاسب"]] },
  {
    particle: "ب",
    commoner: 8,
    examples: [
      ["بمبيعات", "مبيعات"],
      ["بنك", "بنك"],
    ],
  },
  {
    particle: "ل",
    commoner: 8,
    examples: [
      ["لمهندسين", "مهندسين"],
      ["لحام", "لحام"],
    ],
  },
  { particle: "ك", commoner: 8, examples: [["كمحاسب", "محاسب"]] },
];
const COMMONER = new Map(PARTICLES.map(({ particle, commoner }) => [particle, commoner]));
/** Most words begin with none of these, and are whole. */
const FIRST_LETTERS: ReadonlySet<string> = new Set(
  [...ARTICLE_PREFIXES.map(({ prefix }) => prefix), ...COMMONER.keys()].map((prefix) => prefix.charAt(0)),
);

function stripArticle(word: string, known: WordKnowledge): string | null {
  for (const { prefix } of ARTICLE_PREFIXES) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    // للغة is ل + لغة: the ل of the word has merged with the article's.
    if (prefix.endsWith("لل") && known.weight(`ل${rest}`) > known.weight(rest)) return `ل${rest}`;
    // كالألمانية, والإلكترونيات: the article hides a word that has its own ال; كالكتروني has only that.
    if (known.ownsAlefLam(`ال${rest}`) && prefix.endsWith("ال")) {
      const particle = prefix.slice(0, -2);
      return particle === "" ? null : `ال${rest}`;
    }
    if (rest.length >= 3 || (rest.length === 2 && known.weight(rest) > 0)) return rest;
  }
  return null;
}

const isWhole = (folded: string): boolean =>
  WHOLE_WORDS.has(folded) || WHOLE_WORDS.has(stripSuffixes(folded));

/**
 * The word without article and particles. `folded` is one folded word. A single و ف ب ل ك goes only where the
 * rest is known, if only in another form, and the whole is not (or is far rarer): لحام stays, and ومحاسب
 * becomes محاسب.
 */
export function stripPrefixes(folded: string, known: WordKnowledge): string {
  if (folded.length < 4 || !FIRST_LETTERS.has(folded.charAt(0)) || isWhole(folded)) return folded;
  if (known.ownsAlefLam(folded)) return folded;
  const bare = stripArticle(folded, known);
  if (bare !== null) return bare;
  const commoner = COMMONER.get(folded.charAt(0));
  if (commoner === undefined) return folded;
  const rest = folded.slice(1);
  const wholeWeight = known.weight(folded);
  const restWeight = known.weight(rest);
  if (restWeight > 0) return wholeWeight === 0 || restWeight >= wholeWeight * commoner ? rest : folded;
  return known.formsWeight(folded) === 0 && known.formsWeight(rest) > 0 ? rest : folded;
}

/** Pronouns that are attached to the end of a word, longest first. Each row has its example. */
export const PRONOUNS: readonly { readonly ending: string; readonly example: RuleExample }[] = [
  { ending: "هما", example: ["بمكتبهما", "مكتب"] },
  { ending: "هم", example: ["وبمكتبهم", "مكتب"] },
  { ending: "هن", example: ["لمكتبهن", "مكتب"] },
  { ending: "نا", example: ["ولمكتبنا", "مكتب"] },
  { ending: "كم", example: ["مبيعاتكم", "مبيعات"] },
  { ending: "ها", example: ["فبمكتبها", "مكتب"] },
];
const CHAIN = /^[وف](?=[بلك])/u;
const SHORTEST_CHAIN = 6;

/**
 * The word without all that is attached to it: a chain of particles (و then ل), and a pronoun at the end. Only of a word
 * that nobody knows as it stands, and only where what remains is known.
 */
export function stripAttached(folded: string, known: WordKnowledge): string {
  const word = stripPrefixes(folded, known);
  const isKnown = (one: string): boolean => known.weight(one) > 0 || known.formsWeight(one) > 0;
  if (folded.length < SHORTEST_CHAIN || isKnown(word) || !ARABIC.test(folded)) return word;
  const pronouns = PRONOUNS.filter(({ ending }) => folded.endsWith(ending));
  for (const ending of ["", ...pronouns.map((pronoun) => pronoun.ending)]) {
    const whole = folded.slice(0, folded.length - ending.length);
    for (const base of CHAIN.test(whole) ? [whole, whole.slice(1), whole.slice(2)] : [whole]) {
      const bare = stripPrefixes(base, known);
      // Before a pronoun ta marbuta is written open: عيادتهم.
      const closed = ending !== "" && bare.endsWith("ت") ? [bare, `${bare.slice(0, -1)}ه`] : [bare];
      const found = closed.find((one) => one.length >= 4 && isKnown(one));
      if (found !== undefined) return found;
    }
  }
  return word;
}
const ARABIC = /^[\u0621-\u064A]+$/u;
