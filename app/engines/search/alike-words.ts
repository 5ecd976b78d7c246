/** A word and how like what was typed it is, from 0 to 1. */
export type AlikeWord = { readonly word: string; readonly likeness: number };

/** Words less like than this are not taken for it; as pg_trgm's `similarity_threshold`. */
const ALIKE = 0.3;

/** Every three signs of a word that follow each other, its beginning and its end marked with blanks, each once. */
function trigramsOf(word: string): ReadonlySet<string> {
  const trigrams = new Set<string>();
  for (const part of word.split(/[^\p{L}\p{N}]+/u)) {
    if (part === "") continue;
    const signs = [" ", " ", ...part, " "];
    for (let at = 0; at + 2 < signs.length; at++)
      trigrams.add(`${signs[at]}${signs[at + 1]}${signs[at + 2]}`);
  }
  return trigrams;
}

/**
 * Finds the words that have most trigrams in common with a word: of both words' trigrams the share that they share, as
 * pg_trgm reckons. `words` are different and in the order in which equals are given.
 */
export function alikeWords(words: readonly string[]): (typed: string, most: number) => readonly AlikeWord[] {
  const holders = new Map<string, number[]>();
  const sizes = new Uint16Array(words.length);
  words.forEach((word, index) => {
    const trigrams = trigramsOf(word);
    sizes[index] = trigrams.size;
    for (const trigram of trigrams) {
      const list = holders.get(trigram);
      if (list) list.push(index);
      else holders.set(trigram, [index]);
    }
  });

  return (typed, most) => {
    const trigrams = trigramsOf(typed);
    const shared = new Map<number, number>();
    for (const trigram of trigrams)
      for (const index of holders.get(trigram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    const found: { readonly index: number; readonly likeness: number }[] = [];
    for (const [index, count] of shared) {
      // In single precision, so that equals are equal in the database too.
      const likeness = Math.fround(count / (trigrams.size + (sizes[index] ?? 0) - count));
      if (likeness >= ALIKE) found.push({ index, likeness });
    }
    return found
      .sort((a, b) => b.likeness - a.likeness || a.index - b.index)
      .slice(0, most)
      .map(({ index, likeness }) => ({ word: words[index] ?? "", likeness }));
  };
}
