import { normaliseLabel } from "../search/fold.ts";

/**
 * Beginnings and ends of a piece by which somebody says what is lacking or not asked for. Each with its example; a line
 * such as "not less than three years of sales" asks for it, and begins otherwise.
 */
const NEGATIONS: readonly { readonly pattern: RegExp; readonly example: string }[] = [
  {
    // Folded: hamza and final letters are one form each.
    pattern:
      /^(و)?لا (اجيد|اعرف|املك|استطيع|اتقن|احسن|احب|يوجد|توجد|يشترط|تشترط|يلزم|تلزم|يتطلب|تتطلب|عندي|لدي)(?= |$)/,
    example: "لا أجيد الطبخ",
  },
  { pattern: /^ما (اعرف|بعرف|نعرف|اجيد|اقدر|عندي|لي|عنديش|نقدر)(?= |$)/, example: "ما أعرف أسوق" },
  {
    pattern: /^(مش|مو|مب|ماني|مبعرفش|معنديش|معرفش|ماعرفش|ماعنديش|ماكنعرفش)(?= )/,
    example: "مش بعرف انجليزي",
  },
  { pattern: /^(بدون|بلا|من غير|دون) (خبره|رخصه|معرفه|شهاده)(?= |$)/, example: "بدون خبرة في المبيعات" },
  { pattern: /(^| )(غير|ليس|ليست) (مطلوب|مطلوبه|ضروري|ضروريه|شرط|شرطا)$/, example: "الإنجليزية غير مطلوبة" },
  { pattern: /^no (?!less|more|fewer)\S/, example: "no driving licence" },
  {
    pattern: /^(i )?(do not|don t|don't|dont|cannot|can t|can't|cant|without|not (?!less|more|only))\b/,
    example: "I don't drive",
  },
  {
    pattern: /(^| )(is|are)? ?not (required|needed|necessary|mandatory)$/,
    example: "English is not required",
  },
];

/** Examples of the table, for its test. */
export const NEGATION_EXAMPLES = NEGATIONS.map(({ example }) => example);

/** Whether a piece of a line says that something is lacking or not asked for: it names no skill then. */
export function saysNo(text: string): boolean {
  const folded = normaliseLabel(text);
  return NEGATIONS.some(({ pattern }) => pattern.test(folded));
}
