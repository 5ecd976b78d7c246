/**
 * Remembers the answers that were asked for last, at most so many: what is asked again and again stays, and hostile text
 * does not fill the memory. Only ever in memory.
 */
export interface Latest<Answer> {
  get(question: string): Answer | undefined;
  set(question: string, answer: Answer): void;
}

export function latest<Answer>(most: number): Latest<Answer> {
  const answers = new Map<string, Answer>();
  return {
    get(question) {
      const answer = answers.get(question);
      if (answer === undefined) return undefined;
      // A Map keeps the order in which things were put in: what is asked goes to the end.
      answers.delete(question);
      answers.set(question, answer);
      return answer;
    },
    set(question, answer) {
      answers.delete(question);
      answers.set(question, answer);
      if (answers.size <= most) return;
      const [oldest] = answers.keys();
      if (oldest !== undefined) answers.delete(oldest);
    },
  };
}
