/** The word that says what a title is, and in which groups of occupations it stands: مدير in 1, مهندس in 21. */
export interface HeadWords {
  /** How well a concept of this ISCO-08 sub-major group ("83") goes with the head word, from 0 to 1; 0 when either is unknown. */
  fit(head: number | undefined, subMajor: string | null): number;
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

type Counts = { all: number; readonly groups: Map<string, number> };

/** Counts in which major and sub-major groups each head word stands. */
export function learnHeadWords(
  names: Iterable<{ readonly head: number | undefined; readonly iscoGroup: string | null }>,
): HeadWords {
  const counts = new Map<number, Counts>();
  for (const { head, iscoGroup } of names) {
    if (head === undefined || iscoGroup === null || iscoGroup === "") continue;
    const entry = counts.get(head) ?? { all: 0, groups: new Map<string, number>() };
    entry.all++;
    for (const group of new Set([iscoGroup.slice(0, 1), iscoGroup.slice(0, 2)]))
      entry.groups.set(group, (entry.groups.get(group) ?? 0) + 1);
    counts.set(head, entry);
  }
  /** Each head's fit with the sub-major groups that were asked for: there are few, and they are asked again and again. */
  const fits = new Map<number, Map<string, number>>();
  const share = ({ all, groups }: Counts, group: string, doubt: number): number =>
    ((groups.get(group) ?? 0) + FLOOR) / (all + doubt);
  return {
    fit(head, subMajor) {
      const entry = head === undefined ? undefined : counts.get(head);
      if (!entry || head === undefined || subMajor === null) return 0;
      let known = fits.get(head);
      if (!known) fits.set(head, (known = new Map<string, number>()));
      const before = known.get(subMajor);
      if (before !== undefined) return before;
      const major = share(entry, subMajor.slice(0, 1), MAJOR_DOUBT);
      const minor = share(entry, subMajor, MINOR_DOUBT);
      const made = ((major + minor) / 2) * Math.min(1, entry.all / ENOUGH_NAMES);
      known.set(subMajor, made);
      return made;
    },
  };
}
