import type { SkillKind, StarterOccupation, StarterSkill } from "#app/domain/taxonomy/taxonomy.ts";

const list = (text: string): string[] =>
  text
    .split(";")
    .map((item) => item.trim())
    .filter(Boolean);
const keys = (text: string): string[] => text.split(" ").filter(Boolean);
const escoUri = (kind: "occupation" | "skill", id: string | undefined): string | null =>
  id === undefined ? null : `http://data.europa.eu/esco/${kind}/${id}`;

type OccupationLine = {
  key: string;
  /** ISCO-08 unit group. */
  isco: string;
  /** Last part of the ESCO URI, where the same occupation is there. */
  esco?: string;
  /** "verbal noun | masculine | feminine | plural". */
  ar: string;
  en: string;
  /** Everyday, dialect and misspelt names, separated by ";". */
  aliasesAr: string;
  aliasesEn: string;
  /** Skill keys separated by spaces. */
  essential: string;
  optional: string;
};

/** One line of the starter table as a typed occupation; throws on a line without its four Arabic forms. */
export function occupation(line: OccupationLine): StarterOccupation {
  const [preferred, masculine, feminine, plural] = line.ar.split("|").map((form) => form.trim());
  if (!preferred || !masculine || !feminine || !plural) throw new Error(`Arabic forms of ${line.key}`);
  return {
    key: line.key,
    iscoGroup: line.isco,
    escoUri: escoUri("occupation", line.esco),
    label: { ar: preferred, en: line.en },
    forms: { masculine, feminine, plural },
    aliases: { ar: list(line.aliasesAr), en: list(line.aliasesEn) },
    skills: { essential: keys(line.essential), optional: keys(line.optional) },
  };
}

type SkillLine = {
  key: string;
  kind: SkillKind;
  esco?: string;
  ar: string;
  en: string;
  aliasesAr: string;
  aliasesEn: string;
};

export const skill = (line: SkillLine): StarterSkill => ({
  key: line.key,
  kind: line.kind,
  escoUri: escoUri("skill", line.esco),
  label: { ar: line.ar, en: line.en },
  aliases: { ar: list(line.aliasesAr), en: list(line.aliasesEn) },
});
