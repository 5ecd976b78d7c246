/** Words that stand by themselves, as in a list of choices, begin with a capital; Arabic has none and stays as it is. */
export const sentenceCase = (words: string): string =>
  words.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
