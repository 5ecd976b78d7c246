import { escoLabels } from "./labels.ts";
import type { ConceptKind, ConceptLabel } from "./taxonomy.ts";

/** A concept as a file states it. */
export type ConceptRow = {
  readonly uri: string;
  readonly kind: ConceptKind;
  readonly iscoGroup: string | null;
  readonly code: string | null;
  readonly skillType: string | null;
  readonly reuseLevel: string | null;
  /** URI of the group above, where the file names it. */
  readonly broaderUri: string | null;
  readonly labels: readonly ConceptLabel[];
};
export type RelationRow = {
  readonly fromUri: string;
  readonly toUri: string;
  readonly kind: "essential" | "optional";
};
/** What is wrong with a row: the column it is about and a code (`reasons.<code>`). */
export type RowProblem = { readonly column: string; readonly reason: string; readonly value: string };

export type EscoFileKind = "iscoGroups" | "skillGroups" | "occupations" | "skills" | "relations";

/** Columns by which a file is recognised, most telling first; a file may have more. */
const SIGNATURES: readonly { readonly kind: EscoFileKind; readonly columns: readonly string[] }[] = [
  { kind: "relations", columns: ["occupation_uri", "relation_type", "skill_uri"] },
  { kind: "occupations", columns: ["uri", "code", "isco_group", "label_en", "label_ar", "alt_labels_en"] },
  {
    kind: "skills",
    columns: [
      "uri",
      "skill_type",
      "reuse_level",
      "label_en",
      "label_ar",
      "alt_labels_en",
      "nearest_group_uri",
    ],
  },
  { kind: "iscoGroups", columns: ["uri", "code", "label_en", "description_en"] },
  { kind: "skillGroups", columns: ["uri", "code", "label_en", "label_ar"] },
];

/** In this order files are read: groups before what lies in them, relations last. */
export const ESCO_FILE_ORDER: readonly EscoFileKind[] = [
  "iscoGroups",
  "skillGroups",
  "occupations",
  "skills",
  "relations",
];

/** Which of the five files has these columns; null for none of them. */
export const recogniseEscoFile = (header: readonly string[]): EscoFileKind | null =>
  SIGNATURES.find(({ columns }) => columns.every((column) => header.includes(column)))?.kind ?? null;

const BASE = "http://data.europa.eu/esco/";
const URI = /^https?:\/\/[^\s]{3,300}$/u;
/** Longer texts are no labels, and the index on labels has its limit. */
const LONGEST_LABEL = 500;

type Cells = (column: string) => string;

const problem = (column: string, reason: string, value: string): RowProblem => ({
  column,
  reason,
  value: value.slice(0, 80),
});

function commonProblem(cell: Cells, columns: readonly string[]): RowProblem | null {
  for (const column of columns) {
    if (cell(column).includes("\uFFFD")) return problem(column, "notUtf8", cell(column));
  }
  if (!URI.test(cell("uri"))) return problem("uri", "notAUri", cell("uri"));
  if (cell("label_en").trim() === "") return problem("label_en", "labelMissing", "");
  for (const column of ["label_en", "label_ar"]) {
    if (cell(column).length > LONGEST_LABEL) return problem(column, "labelTooLong", cell(column));
  }
  return null;
}

const labelsOf = (cell: Cells): readonly ConceptLabel[] =>
  escoLabels({ labelEn: cell("label_en"), labelAr: cell("label_ar"), altEn: cell("alt_labels_en") }).filter(
    (label) => label.text.length <= LONGEST_LABEL,
  );

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** The group above a code: "5230" -> "523", "S1.5.0" -> "S1.5", "S1" -> "S"; null at the top. */
export function parentCode(code: string): string | null {
  const dot = code.lastIndexOf(".");
  if (dot > 0) return code.slice(0, dot);
  return code.length > 1 ? code.slice(0, -1) : null;
}

/** One row of a file of concepts. `groupUri` finds a group of the same file by code. */
export function readConcept(
  kind: Exclude<EscoFileKind, "relations">,
  cell: Cells,
  groupUri: (code: string, like: string) => string | null,
): ConceptRow | RowProblem {
  const bad = commonProblem(cell, ["uri", "label_en", "label_ar", "alt_labels_en"]);
  if (bad) return bad;
  const uri = cell("uri").trim();
  const none = { iscoGroup: null, code: null, skillType: null, reuseLevel: null };
  const labels = labelsOf(cell);
  switch (kind) {
    case "occupations": {
      const isco = cell("isco_group").trim();
      if (!/^\d{4}$/u.test(isco)) return problem("isco_group", "notAnIscoGroup", isco);
      return {
        ...none,
        uri,
        kind: "occupation",
        iscoGroup: isco,
        code: orNull(cell("code")),
        broaderUri: `${BASE}isco/C${isco}`,
        labels,
      };
    }
    case "skills":
      return {
        ...none,
        uri,
        kind: "skill",
        skillType: orNull(cell("skill_type")),
        reuseLevel: orNull(cell("reuse_level")),
        broaderUri: orNull(cell("nearest_group_uri")),
        labels,
      };
    case "iscoGroups":
    case "skillGroups": {
      const code = cell("code").trim();
      if (code === "") return problem("code", "codeMissing", "");
      const parent = parentCode(code);
      const broaderUri = parent === null ? null : groupUri(parent, uri);
      const iscoGroup = kind === "iscoGroups" && code.length === 4 ? code : null;
      return { ...none, uri, kind: "group", iscoGroup, code, broaderUri, labels };
    }
  }
}

/** One row of the file of relations. */
export function readRelation(cell: Cells): RelationRow | RowProblem {
  for (const column of ["occupation_uri", "skill_uri"]) {
    if (!URI.test(cell(column))) return problem(column, "notAUri", cell(column));
  }
  const kind = cell("relation_type").trim();
  if (kind !== "essential" && kind !== "optional") return problem("relation_type", "notARelation", kind);
  return { fromUri: cell("occupation_uri").trim(), toUri: cell("skill_uri").trim(), kind };
}
