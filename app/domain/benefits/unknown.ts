/** A thing that is not known and that changes the result. */
export type Unknown = {
  /** The code under which it is worded. */
  readonly code: string;
  /** Where it is: `<rule id>.<parameter>`, or a fact such as `household.capital`. */
  readonly path: string;
};
