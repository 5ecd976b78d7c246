import type { SkillMatch } from "../../taxonomy/skill-resolver.ts";
import { oneLine } from "./cells.ts";

/** What a text was recognised as; an unresolved one has no concept and confidence 0. */
export type Coded = { readonly conceptId: string | null; readonly confidence: number };
export const UNRESOLVED: Coded = { conceptId: null, confidence: 0 };

/** Recognises titles and requirements as concepts of the taxonomy. */
export type PostingCoder = {
  readonly codeTitle: (text: string) => Coded;
  readonly readSkills: (line: string) => readonly SkillMatch[];
  /** Changes when the taxonomy does, so that postings are coded again. */
  readonly version: string;
};

/** Numbers and their brackets name branches and batches, not occupations or skills. */
const withoutNumbers = (text: string): string => oneLine(text.replace(/[([#]?\d{2,}[)\]]?/g, " "));

/** Remembers answers: a file of 100,000 rows has far fewer different titles. */
export function remembering(coder: PostingCoder): PostingCoder {
  const memory = (answer: (text: string) => Coded): ((text: string) => Coded) => {
    const known = new Map<string, Coded>();
    const ask = (text: string): Coded => {
      let coded = known.get(text);
      if (!coded) {
        const { conceptId, confidence } = answer(text);
        known.set(text, (coded = { conceptId, confidence }));
      }
      return coded;
    };
    return (text) => known.get(text) ?? ask(withoutNumbers(text) || text);
  };
  return {
    codeTitle: memory((text) => coder.codeTitle(text)),
    // It remembers by itself, and numbers in its lines say something (HTML5).
    readSkills: coder.readSkills,
    version: coder.version,
  };
}
