import { normaliseLabel } from "../search/fold.ts";
import {
  DIALECTS,
  type ConceptLabel,
  type Dialect,
  type LabelKind,
  type LabelLang,
  type StarterOccupation,
  type StarterSkill,
} from "./taxonomy.ts";

/** A name as it is stated, before names that read the same become one. */
export type StatedName = Omit<ConceptLabel, "normalised">;
type Draft = { lang: LabelLang; kind: LabelKind; text: string; dialects?: readonly Dialect[] };

/** Labels without empty ones and without a second one that reads the same in its language. */
function finish(drafts: readonly Draft[]): ConceptLabel[] {
  const seen = new Set<string>();
  const labels: ConceptLabel[] = [];
  for (const draft of drafts) {
    const text = draft.text.replace(/\s+/gu, " ").trim();
    const normalised = normaliseLabel(text);
    // The forms of the person stay even where they read like another label: screens ask for them by kind.
    const form = draft.kind === "masculine" || draft.kind === "feminine" || draft.kind === "plural";
    const key = `${draft.lang} ${form ? draft.kind : ""} ${normalised}`;
    if (normalised === "" || seen.has(key) || (!form && seen.has(`${draft.lang} ${normalised}`))) continue;
    seen.add(key).add(`${draft.lang} ${normalised}`);
    labels.push({ lang: draft.lang, kind: draft.kind, text, normalised, dialects: draft.dialects ?? [] });
  }
  return labels;
}

const aliases = (lang: LabelLang, texts: readonly string[]): Draft[] =>
  texts.map((text) => ({ lang, kind: "alias", text }));

/** Names of dialects, each once with all dialects that speak it. */
function spoken(concept: StarterOccupation | StarterSkill): Draft[] {
  const speakers = new Map<string, Dialect[]>();
  for (const dialect of DIALECTS) {
    for (const text of concept.dialects?.[dialect] ?? [])
      speakers.set(text, [...(speakers.get(text) ?? []), dialect]);
  }
  return [...speakers].map(([text, dialects]) => ({ lang: "ar", kind: "dialect", text, dialects }));
}

/** All names of an occupation or a skill of the starter taxonomy as its line states them. */
export const statedNames = (concept: StarterOccupation | StarterSkill): readonly StatedName[] =>
  drafts(concept).map((draft) => ({ dialects: [], ...draft }));

const drafts = (concept: StarterOccupation | StarterSkill): readonly Draft[] => [
  { lang: "ar", kind: "preferred", text: concept.label.ar },
  { lang: "en", kind: "preferred", text: concept.label.en },
  ...("forms" in concept
    ? (["masculine", "feminine", "plural"] as const).map((kind): Draft => ({
        lang: "ar",
        kind,
        text: concept.forms[kind],
      }))
    : []),
  ...aliases("ar", concept.aliases.ar),
  ...aliases("en", concept.aliases.en),
  ...spoken(concept),
  ...(concept.misspelt ?? []).map((text): Draft => ({ lang: "ar", kind: "misspelt", text })),
];

/** The names of an occupation or a skill of the starter taxonomy, of those that read the same only the first. */
export const starterLabels = (concept: StarterOccupation | StarterSkill): readonly ConceptLabel[] =>
  finish(drafts(concept));

/** Values that ESCO's files separate by "|". */
const parts = (text: string): string[] => text.split("|").filter((part) => part.trim() !== "");

/**
 * Names of a concept of ESCO. Its Arabic occupations are written "masculine / feminine": the pair is the
 * preferred label, since it names both, and each half is a form of its own.
 */
export function escoLabels(row: {
  labelEn: string;
  labelAr: string;
  altEn: string;
}): readonly ConceptLabel[] {
  const arabic = parts(row.labelAr);
  const [first, ...others] = arabic;
  const drafts: Draft[] = [{ lang: "en", kind: "preferred", text: row.labelEn }];
  if (first !== undefined) {
    drafts.push({ lang: "ar", kind: "preferred", text: first });
    const halves = first.split(" / ");
    if (halves.length === 2) {
      drafts.push({ lang: "ar", kind: "masculine", text: halves[0] ?? "" });
      drafts.push({ lang: "ar", kind: "feminine", text: halves[1] ?? "" });
    }
  }
  return finish([...drafts, ...aliases("ar", others), ...aliases("en", parts(row.altEn))]);
}
