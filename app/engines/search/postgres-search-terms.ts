import { isUsable, termChoices } from "./search-terms.ts";
import type { PostingDocument, QueryTerm } from "./search-engine.ts";

const SPECIAL = /[\\']/;

/** A lexeme in the text form of tsvector and tsquery. */
const quote = (term: string): string =>
  SPECIAL.test(term) ? `'${term.replace(/\\/g, "\\\\").replace(/'/g, "''")}'` : `'${term}'`;

/** A tsvector's positions end at 16,383; a long text's last words need none. */
const LAST_POSITION = 16_000;

/** Terms of a document with weights for ranking: title A, occupation and skills B, organisation and place C. */
export function headVector(terms: PostingDocument["terms"]): string {
  const places = new Map<string, string[]>();
  let position = 0;
  const add = (list: readonly string[], weight: string): void => {
    for (const term of list) {
      if (!isUsable(term) || position >= LAST_POSITION) continue;
      position++;
      const at = places.get(term) ?? [];
      // A term that is repeated in one field counts twice at most.
      if (at.length < 4) places.set(term, [...at, `${position}${weight}`]);
    }
  };
  add(terms.title, "A");
  add(terms.occupation, "B");
  add(terms.skill, "B");
  add(terms.organisation, "C");
  add(terms.place, "C");
  return [...places].map(([term, at]) => `${quote(term)}:${at.join(",")}`).join(" ");
}

/** Marks a term of the title; no term of the analyser contains it. */
const TITLE_MARK = "^";

/** Every term of a document, without positions; those of the title a second time, marked. */
export function termsVector(terms: PostingDocument["terms"]): string {
  const all = new Set<string>();
  for (const list of [
    terms.title,
    terms.occupation,
    terms.skill,
    terms.organisation,
    terms.place,
    terms.body,
  ])
    for (const term of list) all.add(term);
  for (const term of terms.title) all.add(TITLE_MARK + term);
  let vector = "";
  for (const term of all) if (isUsable(term)) vector += `${quote(term)} `;
  return vector;
}

/**
 * The tsquery of a request, or null when it has no terms. `inTitle`: only documents whose title holds them.
 */
export function termsQuery(
  terms: readonly QueryTerm[],
  mode: "strict" | "relaxed",
  { inTitle = false }: { readonly inTitle?: boolean } = {},
): string | null {
  const lexeme = (term: string): string => quote(inTitle ? TITLE_MARK + term : term);
  const parts = termChoices(terms).map(({ words, beginning, phrase }) => {
    const choices = beginning === null ? words.map(lexeme) : [`${lexeme(beginning)}:*`, ...words.map(lexeme)];
    const all = phrase.map((forms) => `(${forms.map(lexeme).join(" | ")})`);
    return `(${(all.length > 0 ? [...choices, `(${all.join(" & ")})`] : choices).join(" | ")})`;
  });
  return parts.length > 0 ? parts.join(mode === "strict" ? " & " : " | ") : null;
}
