import { statedNames } from "./labels.ts";
import type {
  ConceptKind,
  Dialect,
  LabelKind,
  LabelLang,
  StarterOccupation,
  StarterSkill,
} from "./taxonomy.ts";

export type CheckedName = {
  readonly lang: LabelLang;
  readonly kind: LabelKind;
  readonly text: string;
  readonly dialects: readonly Dialect[];
  /** True for a name that an imported classification states, not the taxonomy's own. */
  readonly borrowed?: boolean;
};
export type CheckedConcept = {
  /** What a linguist finds the concept by: the starter's key, else the URI or id. */
  readonly id: string;
  readonly kind: ConceptKind;
  readonly iscoGroup: string | null;
  readonly names: readonly CheckedName[];
};
export type CheckedRelation = {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: "essential" | "optional" | "broader" | "related";
};
/** A taxonomy as its check reads it: the starter as written, or what is in the database. */
export type CheckedTaxonomy = {
  readonly concepts: readonly CheckedConcept[];
  readonly relations: readonly CheckedRelation[];
};

/** The starter taxonomy as its check reads it, concepts by their keys. */
export const checkedStarter = (
  occupations: readonly StarterOccupation[],
  skills: readonly StarterSkill[],
): CheckedTaxonomy => ({
  concepts: [
    ...occupations.map((occupation) => ({
      id: occupation.key,
      kind: "occupation" as const,
      iscoGroup: occupation.iscoGroup,
      names: statedNames(occupation),
    })),
    ...skills.map((skill) => ({
      id: skill.key,
      kind: "skill" as const,
      iscoGroup: null,
      names: statedNames(skill),
    })),
  ],
  relations: occupations.flatMap(({ key, skills: needed }) =>
    (["essential", "optional"] as const).flatMap((kind) =>
      needed[kind].map((toId) => ({ fromId: key, toId, kind })),
    ),
  ),
});
