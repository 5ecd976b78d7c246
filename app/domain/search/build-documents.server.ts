import type { PostingDocument } from "#app/engines/search/search-engine.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { listConceptLabels, type ConceptLabelRow } from "../taxonomy/list-concept-labels.server.ts";
import { analyse } from "./analyser.ts";
import type { Lexicon, LexiconLabel } from "./lexicon.ts";
import { toDocument } from "./posting-document.server.ts";
import type { Posting } from "./posting.ts";
import type { SearchReference } from "./reference.server.ts";

/** The term that stands for a concept in the index: short, of letters and digits only. */
export const conceptTerm = (conceptId: string): string => `c${conceptId.replace(/-/g, "").slice(-16)}`;

/**
 * Labels as the lexicon takes them: every name of an occupation stands for it. Of a skill only the preferred name does:
 * its aliases may be narrower (a programming language). Misspelt names are left to the corrector: taken as words they
 * would be known, and who types one would find this one occupation and none of its neighbours.
 */
export const lexiconLabels = (rows: readonly ConceptLabelRow[]): readonly LexiconLabel[] =>
  rows
    .filter(({ kind }) => kind !== "misspelt")
    .map(({ conceptId, conceptKind, kind, text }) => ({
      term: conceptKind === "occupation" || kind === "preferred" ? conceptTerm(conceptId) : null,
      text,
    }));

const NAMES = new Set(["preferred", "masculine", "feminine", "plural"]);

/**
 * The words of a concept's names, not of its aliases: those are found as whole phrases through the concept's
 * term. Their single words would let a posting for one language match another (مبرمج جافا).
 */
const counts = ({ conceptKind, kind }: ConceptLabelRow): boolean =>
  conceptKind === "occupation" ? NAMES.has(kind) : kind === "preferred";

/** Different titles, employers and places whose terms are remembered; a long text would fill the memory. */
const MOST_SHARED = 20_000;
const LONGEST_SHARED = 120;

/**
 * Makes documents of postings batch by batch; the terms of a concept, and those of texts that postings have in
 * common, are made once and remembered for the builder's life.
 */
export function documentBuilder(
  ctx: Pick<Ctx, "sql">,
  reference: SearchReference,
): (postings: readonly Posting[]) => Promise<readonly PostingDocument[]> {
  const { lexicon, places } = reference;
  const remembered = new Map<string, readonly string[]>();
  const shared = new Map<string, readonly string[]>();
  const terms = (text: string): readonly string[] => analyse(text, lexicon);

  function sharedTerms(text: string): readonly string[] {
    const before = shared.get(text);
    if (before) return before;
    const made = terms(text);
    if (shared.size < MOST_SHARED && text.length <= LONGEST_SHARED) shared.set(text, made);
    return made;
  }

  async function learn(postings: readonly Posting[]): Promise<void> {
    const used = postings.flatMap((posting) => [
      ...(posting.occupationId === null ? [] : [posting.occupationId]),
      ...posting.skills.flatMap(({ conceptId }) => (conceptId === null ? [] : [conceptId])),
    ]);
    const missing = [...new Set(used)].filter((id) => !remembered.has(id));
    if (missing.length === 0) return;
    const rows = await listConceptLabels(ctx, missing);
    for (const id of missing) remembered.set(id, [conceptTerm(id)]);
    for (const [id, texts] of textsByConcept(rows)) remembered.set(id, termsOf(id, texts, lexicon));
  }

  return async (postings) => {
    await learn(postings);
    const conceptTerms = (id: string): readonly string[] => remembered.get(id) ?? [];
    return postings.map((posting) =>
      toDocument(posting, { lexicon, places, conceptTerms, terms, sharedTerms }),
    );
  };
}

function textsByConcept(rows: readonly ConceptLabelRow[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const row of rows.filter(counts))
    texts.set(row.conceptId, [...(texts.get(row.conceptId) ?? []), row.text]);
  return texts;
}

const termsOf = (id: string, texts: readonly string[], lexicon: Lexicon): readonly string[] => [
  ...new Set([conceptTerm(id), ...texts.flatMap((text) => analyse(text, lexicon))]),
];
