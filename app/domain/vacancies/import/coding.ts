/** What a text was recognised as; an unresolved one has no concept and confidence 0. */
export type Coded = { readonly conceptId: string | null; readonly confidence: number };

/** Recognises titles and requirements as concepts of the taxonomy. */
export type PostingCoder = {
  readonly codeTitle: (text: string) => Coded;
  readonly resolveSkill: (text: string) => Coded;
  /** Changes when the taxonomy does, so that postings are coded again. */
  readonly version: string;
};

/** Remembers answers: a file of 100,000 rows has far fewer different titles. */
export function remembering(coder: PostingCoder): PostingCoder {
  const memory = (answer: (text: string) => Coded): ((text: string) => Coded) => {
    const known = new Map<string, Coded>();
    return (text) => {
      let coded = known.get(text);
      if (!coded) known.set(text, (coded = answer(text)));
      return coded;
    };
  };
  return {
    codeTitle: memory((text) => coder.codeTitle(text)),
    resolveSkill: memory((text) => coder.resolveSkill(text)),
    version: coder.version,
  };
}
