import { analyse, analyseQuery } from "./analyser.ts";
import { corrections, splitWord } from "./corrector.ts";
import { CLEANING, cleanText, foldArabic, SPELLING, tokenise } from "./fold.ts";
import { latinStem } from "./latin-stem.ts";
import { buildLexicon, type Lexicon } from "./lexicon.ts";
import { mayBeNumber, numbersAsDigits } from "./numerals.ts";
import { singularOf } from "./plurals.ts";
import { ALEF_LAM_WORDS, stripAttached, stripPrefixes, WHOLE_WORDS } from "./prefixes.ts";
import {
  allowances,
  attachedRules,
  correctionRules,
  endingRules,
  latinLetters,
  latinRules,
  letterRules,
  numeralRules,
  pluralRules,
  prefixRules,
  queryRules,
  stopWordRules,
  vocabularyRules,
  wordRules,
} from "./rule-tables.ts";
import { isStopWord, LEADING_WORDS, SEARCHING_WORDS, STOP_WORDS } from "./stop-words.ts";
import { ENDINGS_OF_THEIR_OWN, stripSuffixes } from "./suffixes.ts";
import type { WordRule } from "./word-rule.ts";

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
مكتب|حافز|قاعدة|فاتورة|حقيبة|رسالة|دفتر|وزير|صديق|قماش|حذاء|راعي|معلمون|محاضرون|محضر|مزارع|طبيب|حارس|خباز|python|autocad`
  .trim()
  .split(/[|\n]/u);

const exampleLexicon = (): Lexicon => buildLexicon(0, { labels: [], titles: KNOWN_IN_EXAMPLES });

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
      ...{ name: "Words", nameAr: "الكلمات", rules: wordRules },
      does: "The text is parted into words.",
      doesAr: "يُقسَّم النص إلى كلمات.",
      apply: (typed) => [tokenise(cleanText(typed)).join(" · ")],
    },
    {
      ...{ name: "Stop words", nameAr: "كلمات الوقف", rules: stopWordRules },
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
      ...{ name: "Numbers", nameAr: "الأعداد", rules: numeralRules },
      does: "Numbers are read whether they are written in words or in digits.",
      doesAr: "يُقرأ العدد سواء كُتب بالكلمات أو بالأرقام.",
      apply: (typed) => [
        numbersAsDigits(
          tokenise(cleanText(typed)).map((word) => ({
            word,
            folded: foldArabic(word),
            stop: isStopWord(word),
            number: mayBeNumber(foldArabic(word)),
          })),
          (number) => ({ word: number, folded: number, stop: false, number: true }),
        )
          .map(({ word }) => word)
          .join(" · "),
      ],
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
      ...{ name: "Chains", nameAr: "سلاسل المتصلات", rules: attachedRules },
      does: "Of a word that is not known as it stands all that is attached goes, before and after.",
      doesAr: "الكلمة غير المعروفة يُحذف كل ما اتصل بأولها وآخرها.",
      apply: (typed) => [stripAttached(folded(typed), lexicon)],
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
