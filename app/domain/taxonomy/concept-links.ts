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
};

/** ISCO-08 groups that count as kin: unit group and minor group; whole sub-major groups mix trades. */
const GROUP_DIGITS = [4, 3] as const;

/** Unit group and minor group of an occupation; none where it has no unit group. */
export const kinGroups = (iscoGroup: string | null | undefined): readonly string[] =>
  iscoGroup ? GROUP_DIGITS.map((digits) => iscoGroup.slice(0, digits)) : [];
