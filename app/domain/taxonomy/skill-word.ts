/** Fewer people's own words are shown to nobody: free text can be private. */
export const FEWEST_PEOPLE = 3;

/** Words that wait for a skill, all spellings that read alike together. */
export type WaitingWord = {
  /** The key: the words folded. */
  readonly folded: string;
  /** As most postings write it; folded when only people say it. */
  readonly text: string;
  readonly lang: "ar" | "en";
  /** Postings that ask for it. */
  readonly postings: number;
  /** People who say it of themselves; null for too few to be shown. */
  readonly people: number | null;
};

export const WORD_DECISIONS = ["mapped", "dismissed"] as const;
export type WordDecision = (typeof WORD_DECISIONS)[number];

/** What an administrator decided about a word; `undone` no longer holds. */
export type DecidedWord = {
  readonly id: string;
  readonly country: string;
  readonly folded: string;
  readonly text: string;
  readonly lang: "ar" | "en";
  readonly decision: WordDecision;
  readonly conceptId: string | null;
  readonly decidedAt: Date;
  readonly undoneAt: Date | null;
  /** What workers have read again and changed since it was decided, or undone. */
  readonly requirements: number;
  readonly profiles: number;
  /** Null while workers are at it. */
  readonly settledAt: Date | null;
};

/** A count of people, or null where it could point at somebody. */
export const shownPeople = (people: number): number | null =>
  people > 0 && people < FEWEST_PEOPLE ? null : people;
