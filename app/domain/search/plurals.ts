import { foldArabic } from "./fold.ts";
import type { RuleExample } from "./word-rule.ts";

/** Broken plurals of the world of work, and the singular that stands for both. */
const BROKEN_PLURALS = `
عمال عامل|عمالة عامل|اطباء طبيب|مدراء مدير|وظائف وظيفة|مشاريع مشروع|موارد مورد|سواقين سائق|سواق سائق|سواقة سائق|حراس حارس|كتاب كاتب|كتبة كاتب
طلاب طالب|طلبة طالب|تجار تاجر|عملاء عميل|وكلاء وكيل|خبراء خبير|شركاء شريك|زملاء زميل|رؤساء رئيس|مكاتب مكتب|مصانع مصنع|مطاعم مطعم
متاجر متجر|معارض معرض|مخازن مخزن|مدارس مدرسة|مراكز مركز|معامل معمل|مواقع موقع|مناطق منطقة|مطابخ مطبخ|مغاسل مغسلة|مزارع مزرعة|مقاهي مقهى
فنادق فندق|بنوك بنك|فروع فرع|محلات محل|أسواق سوق|اسواق سوق|شؤون شأن|علوم علم|دروس درس|دورات دورة|برامج برنامج|أجهزة جهاز|اجهزة جهاز
حواسيب حاسوب|سيارات سيارة|شاحنات شاحنة|حافلات حافلة|باصات باص|معدات معدة|آلات آلة|مواد مادة|أدوية دواء|أغذية غذاء|اغذية غذاء|حلويات حلوى|حلوى حلوى
أطفال طفل|اطفال طفل|أسنان سن|اسنان سن|عيادات عيادة|صيادلة صيدلي|محامون محامي|محامين محامي|قضاة قاضي|مهن مهنة|حرف حرفة|لغات لغة|سنوات سنة|سنين سنة
أعوام عام|جهات جهة|فئات فئة|أقسام قسم|اقسام قسم|أعضاء عضو|اعضاء عضو|أفراد فرد|افراد فرد|أجور أجر|رواتب راتب|مبالغ مبلغ|حسابات حساب
تقارير تقرير|عقود عقد|خطط خطة|أنظمة نظام|انظمة نظام|نظم نظام|شبكات شبكة|تطبيقات تطبيق|مواقع موقع|تصاميم تصميم|صور صورة|أخبار خبر
نجارين نجار|ملابس ملبس|أزياء زي|ازياء زي|أثاث أثاث|مفروشات مفروشات|مخابز مخبز|ورش ورشة|أبواب باب|مصاعد مصعد|سفن سفينة|قوارب قارب
ايتام يتيم|أيتام يتيم|مرضى مريض|جرحى جريح|أسر أسرة|مساكن مسكن|عقارات عقار|أراضي أرض|حدائق حديقة|أشجار شجرة
طهاة طاه|طباخين طباخ|خياطين خياط|حلاقين حلاق|سباكين سباك|خدم خادم|مهرة ماهر|فلاحين فلاح|بائعين بائع|باعة بائع|بياعين بائع|بياع بائع|بياعة بائع
بوابات بوابة|بساتين بستان|فساتين فستان|فناجين فنجان|سكاكين سكين|دكاكين دكان|صاغة صائغ|قادة قائد|سادة سيد|مواعيد موعد|أمتعة متاع
قوات قوة|أدوات أداة|ادوات أداة|قنوات قناة|إخوة أخ|رجال رجل|أولاد ولد|بنات بنت|أيام يوم|أشهر شهر|شهور شهر|ألعاب لعبة|أقلام قلم|طرق طريق|لحوم لحم`
  .split(/[|\n]/u)
  .map((pair) => pair.trim())
  .filter(Boolean);

/** The listed plurals, folded, with their singulars. */
export const LISTED_PLURALS: ReadonlyMap<string, string> = new Map(
  BROKEN_PLURALS.map((pair): [string, string] => {
    const [plural = "", singular = ""] = pair.split(" ");
    return [foldArabic(plural), foldArabic(singular)];
  }),
);

/**
 * Shapes of plurals, and the singulars they may have: the first that is known stands for both. Shapes that verbal nouns share (أفعال, فعول) are left to the list.
 */
export const PLURAL_SHAPES: readonly {
  readonly name: string;
  readonly shape: RegExp;
  readonly singulars: readonly string[];
  /** Other words have this shape too (مساعد, حساب): the singular must be as common. */
  readonly shared?: true;
  readonly examples: readonly RuleExample[];
}[] = [
  {
    name: "مفاعل",
    shape: /^م(.)ا(.)([^هت])$/u,
    singulars: ["م$1$2$3", "م$1$2$3ه"],
    shared: true,
    examples: [
      ["مصاعد", "مصعد"],
      ["مطابع", "مطبعه"],
    ],
  },
  {
    name: "مفاعيل",
    shape: /^م(.)ا(.)ي([^ن])$/u,
    singulars: ["م$1$2و$3", "م$1$2ا$3"],
    examples: [["مصابيح", "مصباح"]],
  },
  {
    name: "فواعل",
    shape: /^(.)وا(.)([^هتي])$/u,
    singulars: ["$1ا$2$3", "$1ا$2$3ه"],
    shared: true,
    examples: [
      ["حوافز", "حافز"],
      ["قواعد", "قاعده"],
    ],
  },
  {
    name: "فواعيل",
    shape: /^(.)وا(.)ي([^ن])$/u,
    singulars: ["$1ا$2و$3", "$1ا$2و$3ه"],
    examples: [["فواتير", "فاتوره"]],
  },
  {
    name: "فعائل",
    shape: /^(..)اي(.)$/u,
    singulars: ["$1ي$2ه", "$1ا$2ه"],
    examples: [
      ["حقايب", "حقيبه"],
      ["رسايل", "رساله"],
    ],
  },
  {
    name: "فعالل",
    shape: /^([^م])([^او])ا([^يو])([^هتين])$/u,
    singulars: ["$1$2$3$4", "$1$2$3$4ه"],
    shared: true,
    examples: [["دفاتر", "دفتر"]],
  },
  {
    name: "فعاليل",
    shape: /^([^م])([^او])ا(.)ي([^نه])$/u,
    singulars: ["$1$2$3و$4", "$1$2$3ا$4"],
    examples: [["صناديق", "صندوق"]],
  },
  {
    name: "فعلاء",
    shape: /^(.)(.)(.)ا$/u,
    singulars: ["$1$2ي$3"],
    examples: [["وزرا", "وزير"]],
  },
  {
    name: "أفعلاء",
    shape: /^ا(.)(.)(.)ا$/u,
    singulars: ["$1$2ي$3"],
    examples: [["اصدقا", "صديق"]],
  },
  {
    name: "أفعلة",
    shape: /^ا(.)([^ا])(.)ه$/u,
    singulars: ["$1$2ا$3", "$1$2ا"],
    examples: [
      ["اقمشه", "قماش"],
      ["احذيه", "حذا"],
    ],
  },
  {
    name: "فعاة",
    shape: /^(.)(.)اه$/u,
    singulars: ["$1ا$2ي"],
    examples: [["رعاه", "راعي"]],
  },
];

/** Persons in the construct plural (مهندسو الشركة, موظفي الاستقبال): their ending goes where the rest is known. */
export const CONSTRUCT_ENDINGS: readonly {
  readonly name: string;
  readonly shape: RegExp;
  /** How many times commoner the rest must be. */
  readonly commoner: number;
  readonly examples: readonly RuleExample[];
}[] = [
  { name: "-و", shape: /^.{4,}و$/u, commoner: 0, examples: [["مهندسو", "مهندس"]] },
  // Only of the shapes مفعّل and فاعل: other words in -ي are adjectives (تجاري, and مدرسي is no teacher).
  { name: "-ي", shape: /^(?:م.{3,}|.ا..)ي$/u, commoner: 20, examples: [["موظفي", "موظف"]] },
];

function withoutConstruct(folded: string, weight: (word: string) => number): string {
  if (!folded.endsWith("و") && !folded.endsWith("ي")) return folded;
  const ending = CONSTRUCT_ENDINGS.find(({ shape }) => shape.test(folded));
  if (!ending) return folded;
  const seen = weight(folded.slice(0, -1));
  return seen > 0 && seen >= ending.commoner * Math.max(1, weight(folded)) ? folded.slice(0, -1) : folded;
}

const SOUND_PLURALS = ["ين", "ون", "و"];

/** نجارة beside نجار: the name of a craft has no plural. */
const isCraft = (word: string, weight: (word: string) => number): boolean =>
  CRAFT.test(word) && weight(word.slice(0, -1)) > 0;
const CRAFT = /^..ا.ه$/u;

/** Letters of the shapes. */
const SHORTEST_PLURAL = 4;
const LONGEST_PLURAL = 6;

/**
 * The singular of a folded word without prefixes, or the word itself. `weight` says how often a word is seen;
 * 0 for an unknown one.
 */
export function singularOf(folded: string, weight: (word: string) => number): string {
  const listed = LISTED_PLURALS.get(folded);
  if (listed !== undefined) return listed;
  if (folded.length < SHORTEST_PLURAL || folded.length > LONGEST_PLURAL)
    return withoutConstruct(folded, weight);
  const own = weight(folded);
  // A person's word (معلم, محاضر) has a sound plural: it neither is a broken one nor has one of these shapes.
  const isPerson = (word: string): boolean =>
    SOUND_PLURALS.some((ending) => weight(word.replace(/ه$/u, "") + ending) > 0);
  for (const { shape, singulars, shared } of PLURAL_SHAPES) {
    if (!shape.test(folded)) continue;
    if (isPerson(folded)) break;
    for (const form of singulars) {
      const singular = folded.replace(shape, form);
      const seen = weight(singular);
      if (seen > 0 && (!shared || seen >= own) && !isPerson(singular) && !isCraft(singular, weight))
        return singular;
    }
  }
  return withoutConstruct(folded, weight);
}
