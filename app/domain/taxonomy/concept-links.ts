/** The graph of the taxonomy: what nearness between concepts is measured on. Ids are those of concepts. */
export type ConceptLinks = {
  /** Every occupation -> its ISCO-08 unit group; null where unknown. */
  readonly groups: ReadonlyMap<string, string | null>;
  /** Occupation -> skills that it always needs. */
  readonly essential: ReadonlyMap<string, ReadonlySet<string>>;
  /** Occupation -> skills that help in it. */
  readonly optional: ReadonlyMap<string, ReadonlySet<string>>;
  /** Skill -> groups of skills that it lies in, from the nearest to the widest. */
  readonly broader: ReadonlyMap<string, readonly string[]>;
  /** Personal qualities and transversal skills, which go with every trade. */
  readonly general: ReadonlySet<string>;
};

/** Digits of ISCO-08 groups that make kin, and how strongly; whole sub-major groups mix trades. */
const GROUPS = [
  { digits: 4, strength: 0.5 },
  { digits: 3, strength: 0.25 },
] as const;

/** Unit group and minor group of an occupation; none where it has no unit group. */
export const kinGroups = (
  iscoGroup: string | null | undefined,
): readonly { readonly group: string; readonly strength: number }[] =>
  iscoGroup ? GROUPS.map(({ digits, strength }) => ({ group: iscoGroup.slice(0, digits), strength })) : [];
