/** Languages of labels. */
export type LabelLang = "ar" | "en";

/** What kind of ability a skill is; an attitude is a personal quality that employers ask for. */
export type SkillKind = "skill" | "knowledge" | "language" | "attitude";

/** An occupation of the starter taxonomy. `key` is stable; ids are derived from it. */
export type StarterOccupation = {
  readonly key: string;
  /** ISCO-08 unit group, four digits. */
  readonly iscoGroup: string;
  /** URI of the same occupation in ESCO, where there is one. */
  readonly escoUri: string | null;
  /** `ar` is a verbal noun, which names nobody's gender. */
  readonly label: Readonly<Record<LabelLang, string>>;
  /** Arabic names of the person who does it, as people type them. */
  readonly forms: { readonly masculine: string; readonly feminine: string; readonly plural: string };
  /** Everyday, dialect and misspelt names. */
  readonly aliases: Readonly<Record<LabelLang, readonly string[]>>;
  /** Keys of skills. */
  readonly skills: { readonly essential: readonly string[]; readonly optional: readonly string[] };
};

/** A skill of the starter taxonomy. */
export type StarterSkill = {
  readonly key: string;
  readonly kind: SkillKind;
  readonly escoUri: string | null;
  readonly label: Readonly<Record<LabelLang, string>>;
  readonly aliases: Readonly<Record<LabelLang, readonly string[]>>;
};

/** Kinds of labels; the first four are how the product says it, the rest how people type it. */
export type LabelKind = "preferred" | "masculine" | "feminine" | "plural" | "alias" | "dialect" | "misspelt";

/** One name of a concept. `normalised` is the key by which two labels are the same. */
export type ConceptLabel = {
  readonly lang: LabelLang;
  readonly kind: LabelKind;
  readonly text: string;
  readonly normalised: string;
};

export type ConceptKind = "occupation" | "skill" | "group";
