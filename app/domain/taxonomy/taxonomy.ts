/** Languages of labels. */
export type LabelLang = "ar" | "en";

/** Where a spoken name is at home: Saudi Arabia and the Gulf, Egypt, Morocco, the Levant. */
export const DIALECTS = ["sa", "eg", "ma", "lev"] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What a concept of the starter taxonomy is called besides its label. */
export type StarterNames = {
  /** Everyday names, understood everywhere. */
  readonly aliases: Readonly<Record<LabelLang, readonly string[]>>;
  /** Arabic names of a dialect; one that several speak stands under each of them. */
  readonly dialects?: Readonly<Partial<Record<Dialect, readonly string[]>>>;
  /** Arabic names as they are mistyped; spellings that folding puts right (ة and ه, أ and ا) need no line. */
  readonly misspelt?: readonly string[];
};

/** What kind of ability a skill is; an attitude is a personal quality that employers ask for. */
export type SkillKind = "skill" | "knowledge" | "language" | "attitude";

/** An occupation of the starter taxonomy. `key` is stable; ids are derived from it. */
export type StarterOccupation = StarterNames & {
  readonly key: string;
  /** ISCO-08 unit group, four digits. */
  readonly iscoGroup: string;
  /** URI of the same occupation in ESCO, where there is one. */
  readonly escoUri: string | null;
  /** `ar` is a verbal noun, which names nobody's gender. */
  readonly label: Readonly<Record<LabelLang, string>>;
  /** Arabic names of the person who does it, as people type them. */
  readonly forms: { readonly masculine: string; readonly feminine: string; readonly plural: string };
  /** Work that people on social assistance do without a contract or at home; its dialect names are complete. */
  readonly informal?: boolean;
  /** Keys of skills. */
  readonly skills: { readonly essential: readonly string[]; readonly optional: readonly string[] };
};

/** A skill of the starter taxonomy. */
export type StarterSkill = StarterNames & {
  readonly key: string;
  readonly kind: SkillKind;
  readonly escoUri: string | null;
  readonly label: Readonly<Record<LabelLang, string>>;
};

/** Kinds of labels; the first four are how the product says it, the rest how people type it. */
export type LabelKind = "preferred" | "masculine" | "feminine" | "plural" | "alias" | "dialect" | "misspelt";

/** One name of a concept. `normalised` is the key by which two labels are the same. */
export type ConceptLabel = {
  readonly lang: LabelLang;
  readonly kind: LabelKind;
  readonly text: string;
  readonly normalised: string;
  /** Dialects whose word it is; empty where it is understood everywhere, or where nobody has said. */
  readonly dialects: readonly Dialect[];
};

export type ConceptKind = "occupation" | "skill" | "group";
