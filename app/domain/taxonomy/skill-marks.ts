import type { Numbering } from "./skill-keys.ts";
import type { ReadWord } from "./word-reader.ts";

/** How much a word marks a skill: the share of its trusted names in the word's script that have it. */
export interface SkillMarks {
  /** Notes a trusted name of a concept. */
  remember(conceptId: string, content: readonly ReadWord[]): void;
  /** From 0 to 1. */
  share(conceptId: string, word: ReadWord): number;
}

/** More words than there will ever be: concept and word are one number. */
const WORDS = 2 ** 24;

export function buildMarks(concepts: Numbering, words: Numbering): SkillMarks {
  const named = new Map<number, number>();
  const names = new Map<number, number>();
  const add = (counts: Map<number, number>, key: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const scriptKey = (concept: number, arabic: boolean): number => concept * 2 + Number(arabic);
  return {
    remember(conceptId, content) {
      const [first] = content;
      if (!first) return;
      const concept = concepts.number(conceptId);
      add(names, scriptKey(concept, first.arabic));
      for (const stem of new Set(content.map((word) => word.stem)))
        add(named, concept * WORDS + words.number(stem));
    },
    share(conceptId, { stem, arabic }) {
      const concept = concepts.find(conceptId);
      const count = named.get(concept * WORDS + words.find(stem)) ?? 0;
      return count / Math.max(1, count, names.get(scriptKey(concept, arabic)) ?? 0);
    },
  };
}
