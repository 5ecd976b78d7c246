import { foldArabic } from "./fold.ts";
import { latinStem } from "./latin-stem.ts";
import type { RuleExample } from "./word-rule.ts";

/**
 * Endings that do not change what is looked for. Longest first; `leave` is put in their place; `atLeast` is
 * how many letters must remain. Never below three letters. Each row has its example (folded).
 */
export const SUFFIXES: readonly {
  readonly ending: string;
  readonly leave: string;
  readonly atLeast: number;
  readonly example: RuleExample;
}[] = [
  { ending: "اييات", leave: "ا", atLeast: 3, example: ["كهرباييات", "كهربا"] },
  { ending: "ايين", leave: "ا", atLeast: 3, example: ["كهربايين", "كهربا"] },
  { ending: "اييين", leave: "ا", atLeast: 3, example: ["كهرباييين", "كهربا"] },
  { ending: "اييون", leave: "ا", atLeast: 3, example: ["اخصاييون", "اخصا"] },
  { ending: "ايون", leave: "ا", atLeast: 3, example: ["كهربايون", "كهربا"] },
  { ending: "اييه", leave: "ا", atLeast: 3, example: ["كهرباييه", "كهربا"] },
  { ending: "ايي", leave: "ا", atLeast: 3, example: ["كهربايي", "كهربا"] },
  { ending: "يين", leave: "ي", atLeast: 3, example: ["فنيين", "فني"] },
  { ending: "يون", leave: "ي", atLeast: 3, example: ["فنيون", "فني"] },
  { ending: "يات", leave: "ي", atLeast: 3, example: ["فنيات", "فني"] },
  { ending: "تان", leave: "", atLeast: 3, example: ["معلمتان", "معلم"] },
  { ending: "تين", leave: "", atLeast: 3, example: ["موظفتين", "موظف"] },
  { ending: "تها", leave: "", atLeast: 4, example: ["ادارتها", "ادار"] },
  { ending: "ات", leave: "", atLeast: 3, example: ["معلمات", "معلم"] },
  { ending: "ين", leave: "", atLeast: 3, example: ["سايقين", "سايق"] },
  { ending: "ون", leave: "", atLeast: 3, example: ["محاسبون", "محاسب"] },
  { ending: "ه", leave: "", atLeast: 3, example: ["مهندسه", "مهندس"] },
];

/** Words whose last letters belong to them (folded by the same rules as the text). */
export const ENDINGS_OF_THEIR_OWN: ReadonlySet<string> = new Set(
  `عربيات بايثون كرتون بوابة بوابات نقاشات روتين باكستان أفغانستان كازاخستان تأمين تامين تكوين تمرين تدوين تموين تعيين تحسين تخزين تزيين تلحين تلقين تدشين تأمينات قانون تلفزيون تلفون تليفون صابون
  زيتون كربون معجون ليمون نيون مليون بنات نبات أوقات أموات أدوات حياة صلاة مكتبة جامعة حرفة قرين يمين ثمين سجين ياسمين بنزين
  فلسطين الصين صين أمين امين عجين طحين رنين جنين حنين سكاكين موازين دواوين ميادين فساتين بساتين ماكينة شؤون عيون ديون سجون غصون زبون
  شاحنات هاتف وجه وجيه فقه فقيه نبيه توجيه ترفيه تنبيه مياه مشبوه منتزه متنزه فواكه اتجاه رفاه انتباه`
    .split(/\s+/u)
    .map(foldArabic),
);

const ARABIC = /^[\u0621-\u064A]+$/u;
const DOUBLE_YA_INSIDE = /(?<=.)يي(?=.)/u;

/** تكييف and تكيف, تقييم and تقيم: typed with one ya as often as with two. */
const oneYa = (stem: string): string => stem.replace(DOUBLE_YA_INSIDE, "ي");

/** The light stem of one folded word without prefixes; words of three letters or fewer are left alone. */
export function stripSuffixes(folded: string): string {
  if (!ARABIC.test(folded)) return latinStem(folded);
  let stem = folded;
  if (folded.length > 3 && !ENDINGS_OF_THEIR_OWN.has(folded)) {
    for (const { ending, leave, atLeast } of SUFFIXES) {
      if (!folded.endsWith(ending)) continue;
      const rest = folded.slice(0, -ending.length) + leave;
      if (rest.length < atLeast) continue;
      stem = rest;
      break;
    }
  }
  return oneYa(stem);
}
