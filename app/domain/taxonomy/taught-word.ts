import { surestOf, type SkillMatch } from "./skill-resolver.ts";

/** A word whose meaning was taught, or is no longer: what has it is read again. */
export type TaughtWord = {
  readonly wordId: string;
  readonly folded: string;
  readonly conceptId: string;
  readonly undone: boolean;
  /** The last row that was looked at. */
  readonly after: string | null;
};

/** Rows per batch, so that no transaction is long. */
const READ_AGAIN_ROWS = 500;

/** Which rows are read again: those with these words that have the concept `having`, or wait for one (null). */
export type TaughtWordQuery = {
  readonly folded: string;
  readonly having: string | null;
  /** The key of the last row that was looked at. */
  readonly after: string | null;
  readonly limit: number;
};

/** The next batch of what has a word: what waits for its meaning, or has it when it was undone. */
export const nextBatch = ({ folded, conceptId, undone, after }: TaughtWord): TaughtWordQuery => ({
  folded,
  having: undone ? conceptId : null,
  after,
  limit: READ_AGAIN_ROWS,
});

/** The last row of a full batch, after which reading goes on; undefined at the end. */
export const lastOf = <Row>(rows: readonly Row[]): Row | undefined =>
  rows.length === READ_AGAIN_ROWS ? rows.at(-1) : undefined;

/**
 * What a row means now that the word was taught, or forgotten; null when it stays as it is. A waiting row takes the
 * taught meaning only; a row with the forgotten one keeps it where its words say so by themselves.
 */
export function meaningAgain(
  matches: readonly SkillMatch[],
  { conceptId, undone }: Pick<TaughtWord, "conceptId" | "undone">,
): { readonly conceptId: string | null; readonly confidence: number } | null {
  const taught = matches.find((match) => match.conceptId === conceptId);
  if (taught) return undone ? null : { conceptId, confidence: taught.confidence };
  if (!undone) return null;
  const surest = surestOf(matches);
  return { conceptId: surest.conceptId, confidence: surest.confidence };
}
