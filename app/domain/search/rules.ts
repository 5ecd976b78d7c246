import { analyse, analyseQuery } from "./analyser.ts";
import { CONSONANT_CLASSES } from "./arabizi.ts";
import { corrections, splitWord } from "./corrector.ts";
import { ALIKE_LETTERS, ALLOWANCES, MISTAKES } from "./edit-cost.ts";
import { CLEANING, cleanText, foldArabic, LETTER_FOLDS, SPELLING, tokenise } from "./fold.ts";
import { LATIN_SPELLINGS, latinStem } from "./latin-stem.ts";
import { buildLexicon, type Lexicon } from "./lexicon.ts";
import { CONSTRUCT_ENDINGS, LISTED_PLURALS, PLURAL_SHAPES, singularOf } from "./plurals.ts";
import { ALEF_LAM_WORDS, ARTICLE_PREFIXES, PARTICLES, stripPrefixes, WHOLE_WORDS } from "./prefixes.ts";
import { isStopWord, LEADING_WORDS, SEARCHING_WORDS, STOP_WORDS } from "./stop-words.ts";
import { ENDINGS_OF_THEIR_OWN, stripSuffixes, SUFFIXES } from "./suffixes.ts";
import { VOCABULARY } from "./vocabulary.ts";
import type { RuleExample, WordRule } from "./word-rule.ts";

/** One step of the analyser or the corrector, with its rules in their order. */
export type RuleStep = {
  readonly name: string;
  readonly nameAr: string;
  readonly does: string;
  readonly doesAr: string;
  /** What the step makes of a text; an example holds when its outcome is among them. */
  readonly apply: (typed: string) => readonly string[];
  readonly rules: readonly WordRule[];
  /** Words that the rules leave alone, or that they are about. */
  readonly lists?: readonly { readonly name: string; readonly words: Iterable<string> }[];
};

/** The words that the examples need to be known, beside the vocabulary. */
const KNOWN_IN_EXAMPLES = `
محاسب عام|مهندس مدني|فني تكييف وتبريد|مسوق إلكتروني|الالتزام والحوكمة|مترجم لغة ألمانية|وسيط عقاري|فني لحام|موظف بنك
سائق خاص|مبيعات|أمن|مندوب|مندوب|مندوب|مندوبة|صياد|غسال|كاتب|أستاذ|مشرف|استقبال|صندوق|تلفاز|ثلاجات|جزار|مصعد|مطبعة|مصباح
حافز|قاعدة|فاتورة|حقيبة|رسالة|دفتر|وزير|صديق|قماش|حذاء|راعي|معلمون|محاضرون|محضر|مزارع|طبيب|حارس|خباز|python|autocad`
  .trim()
  .split(/[|\n]/u);

const exampleLexicon = (): Lexicon => buildLexicon(0, { labels: [], titles: KNOWN_IN_EXAMPLES });

const foldedOutcome = ([typed, made]: RuleExample): RuleExample => [typed, foldArabic(made)];

const WORDS: readonly WordRule[] = [
  {
    name: "names with signs",
    does: "The names of languages and frameworks keep their signs.",
    doesAr: "أسماء لغات البرمجة وأطرها تحتفظ برموزها.",
    examples: [
      ["مبرمج C++", "مبرمج · C++"],
      ["خبير .NET", "خبير · .NET"],
    ],
  },
  {
    name: "letters and digits",
    does: "Letters and digits are words apart, but for digits between Latin letters.",
    doesAr: "الحروف والأرقام كلمات منفصلة، إلا الأرقام بين حروف لاتينية.",
    examples: [
      ["خبرة3", "خبرة · 3"],
      ["mo7aseb", "mo7aseb"],
    ],
  },
  {
    name: "all other signs",
    does: "Every other sign parts words as a space does.",
    doesAr: "كل رمز آخر يفصل الكلمات كالمسافة.",
    examples: [["محاسب/مدير", "محاسب · مدير"]],
  },
];

const stopWords: readonly WordRule[] = [
  {
    name: "stop words",
    does: "Words without meaning of their own go, before letters are merged: إلى is not آلي.",
    doesAr: "تُحذف الكلمات التي لا معنى لها وحدها قبل توحيد الحروف: «إلى» ليست «آلي».",
    examples: [
      ["إلى آلي", "آلي"],
      ["مدير في شركة", "مدير شركة"],
    ],
  },
];

const letterRules = LETTER_FOLDS.map(({ from, to, example }): WordRule => ({
  name: to === "" ? "lone hamza" : to,
  does: to === "" ? `${from} goes.` : `${[...from].join(" ")} become ${to}.`,
  doesAr: to === "" ? `تُحذف ${from}.` : `${[...from].join(" ")} تصبح ${to}.`,
  examples: [example],
}));

const latinLetters: WordRule = {
  name: "Latin letters",
  does: "Latin letters become small and lose their accents.",
  doesAr: "الحروف اللاتينية تصبح صغيرة بلا علامات.",
  examples: [["Développeur", "developpeur"]],
};

const prefixRules: readonly WordRule[] = [
  ...ARTICLE_PREFIXES.map(({ prefix, example }) => ({
    name: `${prefix}-`,
    does: `${prefix} goes where three letters remain, or two that are a known word.`,
    doesAr: `تُحذف ${prefix} إن بقيت ثلاثة حروف، أو حرفان هما كلمة معروفة.`,
    examples: [foldedOutcome(example)],
  })),
  {
    name: "ال of the word",
    does: "ال stays where it belongs to the word, known from its hamza or from الال; what stands before it goes.",
    doesAr: "تبقى «ال» الأصلية في الكلمة، وتُعرف من همزتها أو من «الال»، ويُحذف ما قبلها.",
    examples: [
      ["ألماني", "الماني"],
      ["والكترونيات", "الكترونيات"],
      ["التزام", "التزام"],
      ["للغة", "لغه"],
    ],
  },
  ...PARTICLES.map(({ particle, commoner, examples }) => ({
    name: `${particle}-`,
    does: `${particle} goes where the rest is known, if only in another form, and the whole is not, or the rest is at least ${commoner} times as common.`,
    doesAr: `تُحذف ${particle} إن كان الباقي معروفًا ولو بصيغة أخرى والكلمة كلها غير معروفة، أو كان الباقي أشيع منها ${commoner} مرة على الأقل.`,
    examples,
  })),
];

const pluralRules: readonly WordRule[] = [
  {
    name: "listed plurals",
    does: "Broken plurals and dialect forms of the list stand for their singular.",
    doesAr: "جموع التكسير والصيغ العامية في القائمة تُردّ إلى مفردها.",
    examples: [...LISTED_PLURALS],
  },
  ...PLURAL_SHAPES.map(({ name, shared, examples }) => ({
    name,
    does: `A word of the shape ${name} stands for its singular where that is known${shared ? " and as common" : ""}, and neither is a person's word with a sound plural.`,
    doesAr: `الكلمة على وزن ${name} تُردّ إلى مفردها إن كان معروفًا${shared ? " وشائعًا مثلها" : ""}، ولم يكن لأيهما جمع سالم.`,
    examples,
  })),
  {
    name: "no plurals",
    does: "A person's word has a sound plural, so it is no broken one and has none.",
    doesAr: "ما له جمع سالم ليس جمع تكسير ولا يُجمع كذلك.",
    examples: [
      ["معالم", "معالم"],
      ["محاضر", "محاضر"],
    ],
  },
  ...CONSTRUCT_ENDINGS.map(({ name, commoner, examples }) => ({
    name,
    does: `The ending of a person's plural in the construct goes where the rest is known${commoner > 0 ? ` and ${commoner} times as common` : ""}.`,
    doesAr: `تُحذف علامة جمع المضاف إن كان الباقي معروفًا${commoner > 0 ? ` وأشيع ${commoner} مرة` : ""}.`,
    examples,
  })),
];

const endingRules: readonly WordRule[] = [
  ...SUFFIXES.map(({ ending, leave, atLeast, example }) => ({
    name: `-${ending}`,
    does: `${ending} ${leave === "" ? "goes" : `becomes ${leave}`} where ${atLeast} letters remain; the first such row counts.`,
    doesAr: `${leave === "" ? `تُحذف ${ending}` : `${ending} تصبح ${leave}`} إن بقيت ${atLeast} حروف، والعبرة بأول صف ينطبق.`,
    examples: [example],
  })),
  {
    name: "one ya",
    does: "Two ya inside a word are one.",
    doesAr: "الياءان داخل الكلمة ياء واحدة.",
    examples: [["تكييف", "تكيف"]],
  },
];

const latinRules: readonly WordRule[] = [
  {
    name: "plural",
    does: "English plurals become singular.",
    doesAr: "الجمع الإنجليزي يُردّ إلى مفرده.",
    examples: [
      ["drivers", "driver"],
      ["companies", "company"],
      ["salesmen", "salesman"],
      ["children", "child"],
    ],
  },
  ...LATIN_SPELLINGS.map(({ pattern, as, example }) => ({
    name: pattern.source.replace(/\$$/u, "-").replace(/\(\?=.*/u, ""),
    does: `In words of four letters or more it is written ${as}.`,
    doesAr: `في الكلمات من أربعة حروف فأكثر تُكتب ${as}.`,
    examples: [example],
  })),
];

const vocabularyRules = VOCABULARY.map(({ term, phrases }): WordRule => ({
  name: foldArabic(term.slice(1)).replaceAll("_", " "),
  does: "All of these mean it.",
  doesAr: "كلها بمعناه.",
  examples: phrases.map((phrase) => [phrase.replace(/^=/u, ""), foldArabic(term)]),
}));

const queryRules: readonly WordRule[] = [
  {
    name: "searching words",
    does: "Words that only say that one looks for work go when others remain.",
    doesAr: "تُهمل الكلمات التي تعني البحث عن عمل فقط إن بقي غيرها.",
    examples: [
      ["مطلوب محاسب", "محاسب"],
      ["ابغى شغل سائق", "سائق"],
      ["عمل في مطعم", "مطعم"],
    ],
  },
  ...CONSONANT_CLASSES.map(({ arabic, latin, examples }) => ({
    name: `Arabizi ${[...arabic].join(" ")}`,
    does: `An unknown Latin word is an Arabic one when their consonants are the same; here ${latin} ${latin.includes(" ") ? "are" : "is"} ${[...arabic].join(" or ")}.`,
    doesAr: `الكلمة اللاتينية المجهولة عربية إذا اتفقت سواكنهما؛ وهنا ${latin} تعني ${[...arabic].join(" أو ")}.`,
    examples: examples.map(foldedOutcome),
  })),
  {
    name: "foreign names",
    does: "A name in Arabic letters is the Latin one that has its consonants and sounds alike.",
    doesAr: "الاسم الأجنبي بحروف عربية هو نظيره اللاتيني إذا اتفقت السواكن وتقارب النطق.",
    examples: [
      ["بايثون", "python"],
      ["اوتوكاد", "autocad"],
    ],
  },
];

const correctionRules: readonly WordRule[] = [
  ...MISTAKES.map(({ name, cost, does, doesAr, example }) => ({
    name: `${name}: ${cost}`,
    does,
    doesAr,
    examples: [example],
  })),
  ...ALIKE_LETTERS.map(({ letters, example }) => ({
    name: [...letters].join(" / "),
    does: "Alike: one for the other is half a mistake.",
    doesAr: "متشابهان: وضع أحدهما مكان الآخر نصف خطأ.",
    examples: [example],
  })),
  {
    name: "under the article",
    does: "A misspelt word is also looked up without its article.",
    doesAr: "تُصحَّح الكلمة أيضًا من دون أداة التعريف.",
    examples: [["المهدنس", "مهندس"]],
  },
  {
    name: "missing space",
    does: "An unknown word that is two known ones is parted; the commonest parts win.",
    doesAr: "الكلمة المجهولة المكونة من كلمتين معروفتين تُفصل، والأشيع يُقدَّم.",
    examples: [["مهندسمدني", "مهندس مدني"]],
  },
];

const allowances = ALLOWANCES.map(({ upTo, mistakes }, at) =>
  upTo === Infinity
    ? `${mistakes} in longer ones`
    : `${mistakes} in words of up to ${upTo} letters${at === 0 ? " (and no fewer than three)" : ""}`,
).join(", ");

/** All steps in the order in which they are taken. The examples are read with a small lexicon of their own. */
export function ruleSteps(): readonly RuleStep[] {
  const lexicon = exampleLexicon();
  const folded = (typed: string): string => foldArabic(typed);
  return [
    {
      ...{ name: "Cleaning", nameAr: "التنظيف", rules: CLEANING },
      does: "What is not writing goes; letters stay what they are.",
      doesAr: "يُحذف ما ليس كتابة، وتبقى الحروف كما هي.",
      apply: (typed) => [cleanText(typed)],
    },
    {
      ...{ name: "Words", nameAr: "الكلمات", rules: WORDS },
      does: "The text is parted into words.",
      doesAr: "يُقسَّم النص إلى كلمات.",
      apply: (typed) => [tokenise(cleanText(typed)).join(" · ")],
    },
    {
      ...{ name: "Stop words", nameAr: "كلمات الوقف", rules: stopWords },
      does: "They leave no term, but count inside phrases (عن بعد); a query of nothing else is searched for them.",
      doesAr: "لا تُفهرس، لكنها تُحسب داخل العبارات (عن بعد)، ويُبحث عنها إن لم يكن في البحث غيرها.",
      apply: (typed) => [
        tokenise(cleanText(typed))
          .filter((word) => !isStopWord(word))
          .join(" "),
      ],
      lists: [{ name: "Stop words", words: STOP_WORDS }],
    },
    {
      ...{ name: "Folding", nameAr: "توحيد الحروف", rules: [...SPELLING, ...letterRules, latinLetters] },
      does: "What is written differently and read alike becomes the same letters.",
      doesAr: "ما اختلف رسمه واتحدت قراءته يصبح حروفًا واحدة.",
      apply: (typed) => [folded(typed)],
    },
    {
      ...{ name: "Article and particles", nameAr: "أداة التعريف والحروف", rules: prefixRules },
      does: "What is attached before a word goes; the first row that fits counts.",
      doesAr: "يُحذف ما اتصل بأول الكلمة، والعبرة بأول صف ينطبق.",
      apply: (typed) => [stripPrefixes(folded(typed), lexicon)],
      lists: [
        { name: "Words that only look as if they had a prefix", words: WHOLE_WORDS },
        { name: "Words that begin with ال of their own", words: ALEF_LAM_WORDS },
      ],
    },
    {
      ...{ name: "Plurals", nameAr: "الجموع", rules: pluralRules },
      does: "A plural that changes the inside of the word stands for its singular.",
      doesAr: "الجمع الذي يغيّر بناء الكلمة يُردّ إلى مفرده.",
      apply: (typed) => [singularOf(folded(typed), (word) => lexicon.weight(word))],
    },
    {
      ...{ name: "Endings", nameAr: "اللواحق", rules: endingRules },
      does: "Endings of gender and number go; three letters remain at least.",
      doesAr: "تُحذف علامات التأنيث والعدد، ولا يبقى أقل من ثلاثة حروف.",
      apply: (typed) => [stripSuffixes(folded(typed))],
      lists: [{ name: "Words whose last letters belong to them", words: ENDINGS_OF_THEIR_OWN }],
    },
    {
      ...{ name: "Latin words", nameAr: "الكلمات اللاتينية", rules: latinRules },
      does: "Latin words become singular, in one spelling.",
      doesAr: "الكلمات اللاتينية تُردّ إلى المفرد بإملاء واحد.",
      apply: (typed) => [latinStem(folded(typed))],
    },
    {
      ...{ name: "Words that mean the same", nameAr: "المترادفات", rules: vocabularyRules },
      does: "Beside a word's stem stands what it means: a group of this table, or a concept of the taxonomy that has the words as its name. The longest phrase counts.",
      doesAr:
        "يُضاف إلى جذع الكلمة معناها: مجموعة من هذا الجدول، أو مفهوم في التصنيف هذا اسمه، والعبرة بأطول عبارة.",
      apply: (typed) => analyse(typed, lexicon),
    },
    {
      ...{ name: "Queries", nameAr: "عبارات البحث", rules: queryRules },
      does: "Only what is searched for is read so, not what is found.",
      doesAr: "يُقرأ هكذا ما يُبحث عنه فقط، لا ما يُعثر عليه.",
      apply: (typed) => {
        const terms = analyseQuery(typed, lexicon);
        return [terms.map((term) => term.typed).join(" "), ...terms.flatMap((term) => term.anyOf)];
      },
      lists: [
        { name: "Words that say one looks for work", words: SEARCHING_WORDS },
        { name: "Only at the beginning", words: LEADING_WORDS },
      ],
    },
    {
      ...{ name: "Correction", nameAr: "التصحيح", rules: correctionRules },
      does: `Only when nothing is found: the known word with the fewest mistakes, of two alike the commoner. A word may hold ${allowances}.`,
      doesAr: "عند عدم العثور على شيء فقط: الكلمة المعروفة الأقل أخطاء، ثم الأشيع.",
      apply: (typed) => [
        corrections(typed, lexicon)[0]?.display ?? "",
        splitWord(typed, lexicon)?.join(" ") ?? "",
      ],
    },
  ];
}
