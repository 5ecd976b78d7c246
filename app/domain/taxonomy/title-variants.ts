/** "Transportation, storage and distribution managers" names three titles; so does "سائق/مندوب". */
const BETWEEN_TITLES = /\s*(?:[,;،؛/|+&]|\s(?:and|or|أو|او)\s)\s*/iu;
/** What follows narrows the title by what it is not. */
const EXCEPTIONS = /[,\s]*\b(?:except|excluding|including|not elsewhere|all other)\b.*$/iu;
const BRACKETS = /[([{«"].*?[)\]}»"]/gu;
const LATIN = /^[\x20-\x7E]+$/u;
/** English nouns of people in the plural or singular: managers, technicians, pharmacist, attendant. */
const PERSON =
  /(?:er|or|ist|ian|ant|ent|man|men|person|people|worker|clerk|cook|guard|aide|nurse|guide|officer|agent)s?$/iu;
const MOST_VARIANTS = 5;

const words = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

/**
 * The titles that one text names, the text itself first. English lists share their last noun ("civil and
 * electrical engineers") and may turn round ("cooks, fast food").
 */
export function titleVariants(title: string): readonly string[] {
  const plain = title.replace(BRACKETS, " ").replace(EXCEPTIONS, "").trim() || title;
  const parts = plain.split(BETWEEN_TITLES).filter((part) => part !== "");
  if (parts.length < 2) return [plain];
  const variants = new Set([plain]);
  if (!LATIN.test(plain)) parts.forEach((part) => variants.add(part));
  else {
    const first = parts[0] ?? "";
    const last = parts[parts.length - 1] ?? "";
    const lastNoun = words(last).at(-1) ?? "";
    if (PERSON.test(first) && !PERSON.test(last)) {
      for (const part of parts.slice(1)) variants.add(`${part} ${first}`);
      variants.add(first);
    } else {
      for (const part of parts) variants.add(PERSON.test(part) ? part : `${part} ${lastNoun}`);
    }
  }
  return [...variants].slice(0, MOST_VARIANTS);
}
