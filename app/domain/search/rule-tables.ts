/** The tables that the code runs, as rules to be read: one list for each step of rules.ts. */
import { CONSONANT_CLASSES } from "./arabizi.ts";
import { ALIKE_LETTERS, ALLOWANCES, MISTAKES } from "./edit-cost.ts";
import { foldArabic, LETTER_FOLDS } from "./fold.ts";
import { LATIN_SPELLINGS } from "./latin-stem.ts";
import { CONSTRUCT_ENDINGS, LISTED_PLURALS, PLURAL_SHAPES } from "./plurals.ts";
import { NUMERAL_EXAMPLES } from "./numerals.ts";
import { ARTICLE_PREFIXES, PARTICLES, PRONOUNS } from "./prefixes.ts";
import { SUFFIXES } from "./suffixes.ts";
import { VOCABULARY } from "./vocabulary.ts";
import type { RuleExample, WordRule } from "./word-rule.ts";

const foldedOutcome = ([typed, made]: RuleExample): RuleExample => [typed, foldArabic(made)];

export const wordRules: readonly WordRule[] = [
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

export const stopWordRules: readonly WordRule[] = [
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

export const attachedRules: readonly WordRule[] = PRONOUNS.map(({ ending, example }) => ({
  name: `-${ending}`,
  does: `-${ending} goes with the particles before the word, from a word that is not known as it stands, where the rest is.`,
  doesAr: `تُحذف «${ending}» مع الحروف المتصلة بأول الكلمة إن لم تكن الكلمة معروفة وكان ما يبقى معروفًا.`,
  examples: [foldedOutcome(example)],
}));

export const numeralRules: readonly WordRule[] = [
  {
    name: "numbers in words",
    does: "A number written in words becomes its digits; ست and سبع alone are no numbers.",
    doesAr: "العدد المكتوب بالكلمات يصبح أرقامًا، و«ست» و«سبع» وحدهما ليستا عددًا.",
    examples: NUMERAL_EXAMPLES,
  },
];

export const letterRules = LETTER_FOLDS.map(({ from, to, example }): WordRule => ({
  name: to === "" ? "lone hamza" : to,
  does: to === "" ? `${from} goes.` : `${[...from].join(" ")} become ${to}.`,
  doesAr: to === "" ? `تُحذف ${from}.` : `${[...from].join(" ")} تصبح ${to}.`,
  examples: [example],
}));

export const latinLetters: WordRule = {
  name: "Latin letters",
  does: "Latin letters become small and lose their accents.",
  doesAr: "الحروف اللاتينية تصبح صغيرة بلا علامات.",
  examples: [["Développeur", "developpeur"]],
};

export const prefixRules: readonly WordRule[] = [
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

export const pluralRules: readonly WordRule[] = [
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

export const endingRules: readonly WordRule[] = [
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

export const latinRules: readonly WordRule[] = [
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

export const vocabularyRules = VOCABULARY.map(({ term, phrases }): WordRule => ({
  name: foldArabic(term.slice(1)).replaceAll("_", " "),
  does: "All of these mean it.",
  doesAr: "كلها بمعناه.",
  examples: phrases.map((phrase) => [phrase.replace(/^=/u, ""), foldArabic(term)]),
}));

export const queryRules: readonly WordRule[] = [
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

export const correctionRules: readonly WordRule[] = [
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

export const allowances = ALLOWANCES.map(({ upTo, mistakes }, at) =>
  upTo === Infinity
    ? `${mistakes} in longer ones`
    : `${mistakes} in words of up to ${upTo} letters${at === 0 ? " (and no fewer than three)" : ""}`,
).join(", ");
