/** How words name a skill: what the names say of them, or where the name stands among other words. */
export type NamedBy =
  /** To the letter. */
  | "name"
  /** The same words in another form or order. */
  | "words"
  /** The line's words but for those that say how well or how long (good cooking). */
  | "bare"
  /** The name's own words but for those: "wood" of "wood work". */
  | "stripped"
  /** One word that a borrowed classification gives to a skill of another name. */
  | "stray"
  /** The nearest spelling. */
  | "nearest"
  /** A name in the piece, which says nothing else or is in the other script. */
  | "covering"
  /** A name with the word that says what the thing is: a wider skill. */
  | "head"
  /** A name beside that word: what the thing is about. */
  | "beside";

/** What an answer rests on; its confidence follows from this alone. */
export type Evidence = {
  readonly by: NamedBy;
  /** Words that say what the thing is. */
  readonly words: number;
  /** True where it is the skill's proper name, not an alias. */
  readonly proper: boolean;
  /** False where a borrowed classification says so. */
  readonly own: boolean;
  /** True where several skills have the name. */
  readonly ambiguous: boolean;
  /** Names of all skills that have the word; of several words the rarest. */
  readonly names: number;
  /** Share of this skill's trusted names that have the word, 0 to 1. */
  readonly marks: number;
};

/**
 * How much each kind of evidence tells, in log odds: logistic regression (with a ridge of 2) on 727 answers to requirements
 * of real postings, judged by reading; decision 0025 says how it holds on halves and on lines drawn afterwards.
 */
const WEIGHTS = {
  base: 0,
  toTheLetter: 0.5,
  asNamed: 0.65,
  whole: 0.2,
  severalWords: 1.75,
  strippedWord: -0.85,
  proper: 1.4,
  rare: 0.9,
  ambiguous: -0.55,
  borrowed: -0.9,
  marks: 1,
} as const;

const AS_NAMED: ReadonlySet<NamedBy> = new Set(["name", "words", "bare", "covering"]);
const PARTIAL: ReadonlySet<NamedBy> = new Set(["stray", "head", "beside"]);
/** A word in so many names is neither rare nor common. */
const MIDDLING_NAMES = 36;
const RAREST_NAMES = 5;
/** Only what a person has taught is certain. */
const MOST = 0.99;

/** How rare a word is: 1 in a handful of names, 0 in some 36, -1 in hundreds. */
const rarity = (names: number): number => Math.log(MIDDLING_NAMES / Math.max(RAREST_NAMES, names + 1)) / 2;

/** Of so many answers with this evidence the share that is right, from 0 to 1. */
export function skillConfidence(evidence: Evidence): number {
  const { by, words, proper, own, ambiguous, names, marks } = evidence;
  const single = words <= 1;
  const points =
    WEIGHTS.base +
    (by === "name" ? WEIGHTS.toTheLetter : 0) +
    (AS_NAMED.has(by) ? WEIGHTS.asNamed : 0) +
    (PARTIAL.has(by) ? 0 : WEIGHTS.whole) +
    (single ? WEIGHTS.rare * rarity(names) + WEIGHTS.marks * marks : WEIGHTS.severalWords) +
    (single && by === "stripped" ? WEIGHTS.strippedWord : 0) +
    (proper ? WEIGHTS.proper : 0) +
    (own ? 0 : WEIGHTS.borrowed) +
    (ambiguous ? WEIGHTS.ambiguous : 0);
  return Math.min(MOST, 1 / (1 + Math.exp(-points)));
}
