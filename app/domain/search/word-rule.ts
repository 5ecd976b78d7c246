/** As typed, and what becomes of it. */
export type RuleExample = readonly [typed: string, made: string];

/**
 * A rule of the analyser or the corrector, as a linguist reads it. The rows of the tables that the code runs are
 * such rules; docs/arabic-rules.md is drawn from them, and every example is a test.
 */
export type WordRule = {
  readonly name: string;
  /** One sentence. */
  readonly does: string;
  readonly doesAr: string;
  readonly examples: readonly RuleExample[];
};
