import {
  DIALECTS,
  type Dialect,
  type SkillKind,
  type StarterNames,
  type StarterOccupation,
  type StarterSkill,
} from "#app/domain/taxonomy/taxonomy.ts";

const list = (text: string): string[] =>
  text
    .split(";")
    .map((item) => item.trim())
    .filter(Boolean);
const keys = (text: string): string[] => text.split(" ").filter(Boolean);
const escoUri = (kind: "occupation" | "skill", id: string | undefined): string | null =>
  id === undefined ? null : `http://data.europa.eu/esco/${kind}/${id}`;

/** Other names, those of one list separated by ";". */
type NamesLine = {
  /** Everyday names, understood everywhere. */
  aliasesAr: string;
  /** Names that Saudis and the Gulf, Egyptians, Moroccans and the Levant use; a name may stand under several. */
  sa?: string;
  eg?: string;
  ma?: string;
  lev?: string;
  /** As people mistype it, where folding letters does not put it right. */
  misspelt?: string;
  aliasesEn: string;
};

function names(line: NamesLine): StarterNames {
  const dialects: Partial<Record<Dialect, readonly string[]>> = {};
  for (const dialect of DIALECTS) {
    const spoken = line[dialect];
    if (spoken !== undefined) dialects[dialect] = list(spoken);
  }
  return {
    aliases: { ar: list(line.aliasesAr), en: list(line.aliasesEn) },
    dialects,
    misspelt: list(line.misspelt ?? ""),
  };
}

type OccupationLine = NamesLine & {
  key: string;
  /** ISCO-08 unit group. */
  isco: string;
  /** Last part of the ESCO URI, where the same occupation is there. */
  esco?: string;
  /** "verbal noun | masculine | feminine | plural". */
  ar: string;
  en: string;
  /** Done without a contract or at home: its names cover at least three dialects. */
  informal?: boolean;
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
    ...names(line),
    informal: line.informal ?? false,
    skills: { essential: keys(line.essential), optional: keys(line.optional) },
  };
}

type SkillLine = NamesLine & {
  key: string;
  kind: SkillKind;
  esco?: string;
  ar: string;
  en: string;
};

/** One line of the starter table as a typed skill. */
export const skill = (line: SkillLine): StarterSkill => ({
  key: line.key,
  kind: line.kind,
  escoUri: escoUri("skill", line.esco),
  label: { ar: line.ar, en: line.en },
  ...names(line),
});
