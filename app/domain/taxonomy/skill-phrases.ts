import { tellingOf, type Named, type SkillNames } from "./skill-names.ts";
import type { SkillWord } from "./word-reader.ts";

/** What stands between two joining words (and, و) that belong to no name. */
export type Piece = {
  readonly words: readonly SkillWord[];
  /** Without the words around it that say how well, how long or that it is wanted. */
  readonly core: readonly SkillWord[];
  /** Short enough to be an item of a list, when it names nothing. */
  readonly isListed: boolean;
};

/** A name inside a piece, with the words that name it. */
export type Phrase = Named & { readonly words: readonly SkillWord[] };

/** An item of a list has at most this many words; more are a sentence going on. */
const LISTED_WORDS = 3;
/** Words looked at in one piece; more make a text. */
const PIECE_WORDS = 60;

type Span = { readonly from: number; readonly to: number };

/** The names inside some words that cover most of what they tell, never two over the same word. */
function spansOf(content: readonly SkillWord[], names: SkillNames): readonly Span[] {
  const n = content.length;
  const best: { value: number; span: Span | null }[] = Array.from({ length: n + 1 }, () => ({
    value: 0,
    span: null,
  }));
  for (let from = n - 1; from >= 0; from--) {
    const first = content[from] as SkillWord;
    let choice = { value: (best[from + 1] as { value: number }).value, span: null as Span | null };
    let weight = 0;
    for (let to = from + 1; to <= Math.min(n, from + names.longestPhrase); to++) {
      const word = content[to - 1] as SkillWord;
      if (!names.known(word.stem)) break;
      weight += names.weight(word.stem);
      if (to === from + 1 && first.filler) continue;
      if (!names.isPhrase(content.slice(from, to))) continue;
      // Of two ways to cover the same words the one with longer names.
      const value = weight - 0.01 + (best[to] as { value: number }).value;
      if (value > choice.value) choice = { value, span: { from, to } };
    }
    best[from] = choice;
  }
  const spans: Span[] = [];
  for (let at = 0; at < n;) {
    const { span } = best[at] as { span: Span | null };
    if (span) spans.push(span);
    at = span ? span.to : at + 1;
  }
  return spans;
}

const contentOf = (words: readonly SkillWord[]): readonly SkillWord[] => words.filter(({ stop }) => !stop);

/** Cuts words where a joining word stands that is not inside a name (research and development). */
export function piecesOf(all: readonly SkillWord[], names: SkillNames): readonly Piece[] {
  const words = all.slice(0, PIECE_WORDS);
  const content = contentOf(words);
  const inside = new Set<SkillWord>();
  for (const { from, to } of spansOf(content, names)) {
    // From the second word of a name on, nothing cuts.
    const first = words.indexOf(content[from] as SkillWord);
    const last = words.indexOf(content[to - 1] as SkillWord);
    for (let at = first + 1; at <= last; at++) inside.add(words[at] as SkillWord);
  }
  const pieces: SkillWord[][] = [[]];
  for (const word of words) {
    if (word.joins !== null && !inside.has(word) && pieces.at(-1)?.length) pieces.push([]);
    if (word.joins === "alone" && !inside.has(word)) continue;
    pieces.at(-1)?.push(word);
  }
  // What is beyond the words that are looked at belongs to the last piece.
  pieces.at(-1)?.push(...all.slice(PIECE_WORDS));
  return pieces.filter((piece) => piece.length > 0).map(pieceOf);
}

function pieceOf(words: readonly SkillWord[]): Piece {
  const says = (word: SkillWord): boolean => !word.stop && !word.filler;
  const first = words.findIndex(says);
  const last = words.findLastIndex(says);
  const core = first < 0 ? [] : words.slice(first, last + 1);
  return { words, core, isListed: tellingOf(core).length <= LISTED_WORDS };
}

/** Cuts a core at "in", "with", "for" where they are not inside a name. */
function clausesOf(core: readonly SkillWord[], names: SkillNames): readonly (readonly SkillWord[])[] {
  const content = contentOf(core);
  const crossing = spansOf(content, names).map(({ from, to }) => [
    core.indexOf(content[from] as SkillWord),
    core.indexOf(content[to - 1] as SkillWord),
  ]);
  const clauses: SkillWord[][] = [[]];
  core.forEach((word, at) => {
    if (word.parts && !crossing.some(([from = 0, to = 0]) => at > from && at < to)) clauses.push([]);
    else clauses.at(-1)?.push(word);
  });
  return clauses.filter((clause) => tellingOf(clause).length > 0);
}

/**
 * Names inside a piece that is no name itself. Arabic says first what a thing is, English last: a name that has
 * this word is a wider skill than what is said, one without it only what the thing is about.
 */
export function phrasesIn(piece: Piece, names: SkillNames): readonly Phrase[] {
  const core = piece.core.slice(0, PIECE_WORDS);
  return clausesOf(core, names).flatMap((clause, order) => {
    const content = contentOf(clause);
    const spans = spansOf(content, names);
    const telling = tellingOf(content);
    const covered = spans.map(({ from, to }) => content.slice(from, to));
    const isCovered = telling.every((word) => covered.some((span) => span.includes(word)));
    const head = telling[0]?.arabic ? telling[0] : telling.at(-1);
    return covered.flatMap((words): readonly Phrase[] => {
      // A name in the other script is a thing by itself: إجادة برنامج Excel.
      const foreign = words.every((word) => word.arabic !== head?.arabic);
      const hasHead = head !== undefined && words.includes(head);
      // What follows "in", "with" or "for" is the surroundings of what went before.
      const around = order > 0;
      const alone = (isCovered && spans.length === 1) || foreign;
      const by = around || !(alone || hasHead) ? "beside" : alone ? "covering" : "head";
      const named = names.phrase(words, by);
      return named ? [{ ...named, words }] : [];
    });
  });
}
