/** "Transportation, storage and distribution managers" names three titles; so does "سائق/مندوب". */
const BETWEEN_TITLES = /\s*(?:[,;،؛/|+&]|\s(?:and|or|أو|او)\s)+\s*(?:(?:and|or)\s+)?/iu;
/** What follows narrows the title by what it is not, or lists what is in it. */
const EXCEPTIONS = /[,\s]*\b(?:except|excluding|including|not elsewhere|all other)\b.*$/iu;
const BRACKETS = /[([{«"].*?[)\]}»"]/gu;
const SUPERVISORS = /^(?:first-line\s+)?supervisors?\s+of\s+(.*)$/iu;
const WORKERS = /\bworkers?\b/giu;
const LATIN = /^[\x20-\x7E]+$/u;
/** English nouns of people in the plural or singular: managers, technicians, pharmacist, attendant. */
const PERSON =
  /(?:er|or|ist|ian|ant|ent|man|men|person|people|worker|clerk|cook|guard|aide|nurse|guide|officer|agent|pilot|host|hostess|judge)s?$/iu;
const MOST_VARIANTS = 8;

const words = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

/** English lists share their last noun ("civil and electrical engineers") or their first words, or turn round. */
function englishParts(parts: readonly string[]): readonly string[] {
  const first = parts[0] ?? "";
  const last = parts[parts.length - 1] ?? "";
  if (PERSON.test(first) && !PERSON.test(last))
    return [...parts.slice(1).map((part) => (PERSON.test(part) ? part : `${part} ${first}`)), first];
  const lastWords = words(last);
  const firstWords = words(first);
  const completed = parts.map((part) => (PERSON.test(part) ? part : `${part} ${lastWords.at(-1) ?? ""}`));
  const sharedEnd =
    lastWords.length > 2
      ? parts
          .slice(0, -1)
          .filter((part) => !PERSON.test(part))
          .map((part) => `${part} ${lastWords.slice(1).join(" ")}`)
      : [];
  const sharedStart =
    PERSON.test(first) && firstWords.length > 1
      ? parts
          .slice(1)
          .filter((part) => words(part).length === 1 && PERSON.test(part))
          .map((part) => `${firstWords.slice(0, -1).join(" ")} ${part}`)
      : [];
  return [...completed, ...sharedEnd, ...sharedStart];
}

/** "Sales executive - Real estate", "محاسب - جدة": what follows the dash says where, or in what. */
const DASH = /\s[-–—]+|[-–—]+\s/u;

/** What stands before the dash of a title; null where there is none, or nothing before it. */
export function beforeDash(title: string): string | null {
  const [before = "", ...after] = title.split(DASH);
  return after.length === 0 || before.trim() === "" ? null : before.trim();
}

/** What rank somebody has in any work: names of other work happen to have the same words (zoo section leader). */
const RANK =
  /\b(?:(?:section|department|unit|team|group|shift)\s+(?:head|lead|leader)|head\s+of\s+(?:section|department|unit)|intern|internship|trainee)\b/iu;

/**
 * How long somebody has worked, or need not have: no part of what the work is. In English only with a number or "no",
 * for experience is also what some people design.
 */
const EXPERIENCE =
  /(?<!\p{L})(?:(?:(?:بدون|بلا|من\s+غير|مع)\s+)?(?:و|ب)?(?:ال)?خبر[ةه](?:\s+(?:[\d٠-٩+]+|سنة|سنه|سنتين|سنوات|سنين|عام|عامين|أعوام|اعوام|لا|تقل|عن|سابقة|طويلة)(?!\p{L}))*|(?:no|without|\d+\+?\s*years?(?:\s+of)?)\s+experience(?:\s+(?:required|needed))?)(?!\p{L})/giu;

/** A title without what it says of experience; empty where it says nothing else. */
export function withoutExperience(title: string): string {
  const rest = title.replace(EXPERIENCE, " ").trim();
  return /\p{L}/u.test(rest) ? rest : "";
}

/** The work without the rank in it; null where the title has no rank, or nothing else. */
export function withoutRank(title: string): string | null {
  const rest = title.replace(RANK, " ").replace(/\s+/gu, " ").trim();
  return rest === title.replace(/\s+/gu, " ").trim() || !/\p{L}/u.test(rest) ? null : rest;
}

/** The titles that one text names, the text itself first. */
export function titleVariants(title: string): readonly string[] {
  const plain = title.replace(BRACKETS, " ").replace(EXCEPTIONS, "").trim() || title;
  const supervised = SUPERVISORS.exec(plain)?.[1];
  if (supervised !== undefined)
    return titleVariants(supervised.replace(WORKERS, "").trim()).map((part) => `${part} supervisor`);
  const parts = plain.split(BETWEEN_TITLES).filter((part) => part !== "");
  if (parts.length < 2) return [plain];
  return [...new Set([plain, ...(LATIN.test(plain) ? englishParts(parts) : parts)])].slice(0, MOST_VARIANTS);
}
