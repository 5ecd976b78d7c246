import { oneLine, isEmpty, langOf } from "./cells.ts";
import type { EducationLevel, ImportedRequirement } from "./posting.ts";

const LABEL_LIMIT = 200;
const LIMIT = 60;

/** Requirements without placeholders and repetitions, in the source's order. */
export function tidyRequirements(
  items: readonly Omit<ImportedRequirement, "lang">[],
): readonly ImportedRequirement[] {
  const seen = new Set<string>();
  const tidy: ImportedRequirement[] = [];
  for (const item of items) {
    const label = oneLine(item.label)
      .replace(/^[-•*.،,]+\s*|\s*[.،,]+$/gu, "")
      .slice(0, LABEL_LIMIT);
    const key = `${item.kind}:${label.toLowerCase()}`;
    if (isEmpty(label) || seen.has(key) || tidy.length === LIMIT) continue;
    seen.add(key);
    tidy.push({ kind: item.kind, label, lang: langOf(label), essential: item.essential });
  }
  return tidy;
}

const EDUCATION: readonly (readonly [RegExp, EducationLevel])[] = [
  [/دكتورا|\bph\.?d\b|doctora/iu, "postgraduate"],
  [/ماجستير|\bmaster/iu, "postgraduate"],
  [/بك?ال?و?ري|باكلري|بكلري|جامعي|ليسانس|bachelor|\bb\.?sc\b|university/iu, "bachelor"],
  [/دبلوم|diploma/iu, "diploma"],
  [/ثانوي|secondary|high school/iu, "secondary"],
  [/متوسط|إعدادي|اعدادي|كفاءة|intermediate|middle school/iu, "intermediate"],
  [/ابتدائي|primary|elementary/iu, "primary"],
];

/** The level of education that a label names; of several ("diploma or degree") the lowest, which suffices. */
export function educationIn(label: string): EducationLevel | null {
  return EDUCATION.filter(([pattern]) => pattern.test(label)).at(-1)?.[1] ?? null;
}

const LICENCE =
  /رخص|ترخيص|تصنيف|اعتماد|عضوي|تسجيل|هي?[ئي]ة|هئية|هيئه|بطاقة ممارس|كرت صح|شهادة صحية|الشهادة الصحية|licen[cs]e|\bcard\b/iu;

/** A certificate is a licence when a body grants it to practise; otherwise it is a qualification. */
export const certificateKind = (label: string): "licence" | "qualification" =>
  LICENCE.test(label) ? "licence" : "qualification";

const LANGUAGES =
  /^(?:(?:ال)?لغ[ةه] )?(?:ال)?(?:[اأإ]ن[جقكغ]لي?[زش]ي?[ةه]?|عربي[ةه]?|فرنسي[ةه]?|[أا]لماني[ةه]?|تركي[ةه]?|[اأ]وردو|[إا]سباني[ةه]?)$|^(?:english|arabic|french|german|turkish|urdu|spanish|italian|chinese|russian|hindi)(?: language)?$/iu;

/** True for the bare name of a language. */
export const isLanguage = (label: string): boolean => LANGUAGES.test(oneLine(label));
