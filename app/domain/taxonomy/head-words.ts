/** The word that says what a title is, and in which groups of occupations it stands: مدير in 1, مهندس in 21. */
export interface HeadWords {
  /** How well a concept of this ISCO-08 group goes with the head word, from 0 to 1; 0 when either is unknown. */
  fit(head: number | undefined, iscoGroup: string | null): number;
}

const ARABIC = /[\u0621-\u064A]/u;
/** A head word seen in fewer names is trusted in proportion. */
const ENOUGH_NAMES = 8;
const MAJOR_DOUBT = 3;
const MINOR_DOUBT = 8;
const FLOOR = 0.3;

/** The head among the words of a title: Arabic ones begin with it, English ones end with it. */
export const headOf = <Word>(words: readonly Word[], text: string): Word | undefined =>
  ARABIC.test(text) ? words[0] : words.at(-1);

/** Counts in which major and sub-major groups each head word stands. */
export function learnHeadWords(
  names: readonly { readonly head: number | undefined; readonly iscoGroup: string | null }[],
): HeadWords {
  const counts = new Map<number, { all: number; groups: Map<string, number> }>();
  for (const { head, iscoGroup } of names) {
    if (head === undefined || iscoGroup === null || iscoGroup === "") continue;
    const entry = counts.get(head) ?? { all: 0, groups: new Map<string, number>() };
    entry.all++;
    for (const group of new Set([iscoGroup.slice(0, 1), iscoGroup.slice(0, 2)]))
      entry.groups.set(group, (entry.groups.get(group) ?? 0) + 1);
    counts.set(head, entry);
  }
  return {
    fit(head, iscoGroup) {
      const entry = head === undefined ? undefined : counts.get(head);
      if (!entry || iscoGroup === null || iscoGroup === "") return 0;
      const share = (group: string, doubt: number): number =>
        ((entry.groups.get(group) ?? 0) + FLOOR) / (entry.all + doubt);
      const major = share(iscoGroup.slice(0, 1), MAJOR_DOUBT);
      const minor = share(iscoGroup.slice(0, 2), MINOR_DOUBT);
      return ((major + minor) / 2) * Math.min(1, entry.all / ENOUGH_NAMES);
    },
  };
}
