import type { PostingDocument } from "#app/engines/search/search-engine.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { listConceptLabels, type ConceptLabelRow } from "../taxonomy/list-concept-labels.server.ts";
import { analyse } from "./analyser.ts";
import type { Lexicon, LexiconLabel } from "./lexicon.ts";
import type { DirectoryPlace } from "./place-directory.ts";
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

/** What a maker of documents lacks to make those of some postings, by id. */
type Lacking = { readonly concepts: readonly string[]; readonly places: readonly string[] };

/** What is told to a maker of documents: ids of concepts with the rows of their names, and places. */
export type Lesson = {
  readonly concepts: readonly string[];
  readonly names: readonly ConceptLabelRow[];
  readonly places: readonly DirectoryPlace[];
};

/** Makes documents without asking anybody: what it lacks it must have been taught. */
export type DocumentMaker = {
  readonly teach: (lesson: Lesson) => void;
  readonly make: (postings: readonly Posting[]) => readonly PostingDocument[];
};

/**
 * The terms of a concept, and those of texts that postings have in common, are made once and remembered for the
 * maker's life.
 */
export function documentMaker(lexicon: Lexicon): DocumentMaker {
  const remembered = new Map<string, readonly string[]>();
  const places = new Map<string, DirectoryPlace>();
  const shared = new Map<string, readonly string[]>();
  const terms = (text: string): readonly string[] => analyse(text, lexicon);
  const conceptTerms = (id: string): readonly string[] => remembered.get(id) ?? [];
  const placeById = (id: string): DirectoryPlace | null => places.get(id) ?? null;

  function sharedTerms(text: string): readonly string[] {
    const before = shared.get(text);
    if (before) return before;
    const made = terms(text);
    if (shared.size < MOST_SHARED && text.length <= LONGEST_SHARED) shared.set(text, made);
    return made;
  }

  return {
    teach(lesson) {
      for (const id of lesson.concepts) remembered.set(id, [conceptTerm(id)]);
      for (const [id, texts] of textsByConcept(lesson.names)) remembered.set(id, termsOf(id, texts, lexicon));
      for (const place of lesson.places) places.set(place.id, place);
    },
    make: (postings) =>
      postings.map((posting) =>
        toDocument(posting, { lexicon, placeById, conceptTerms, terms, sharedTerms }),
      ),
  };
}

/** Reads what a maker must be taught before it makes documents of these postings; each thing once. */
export function teacherOf(
  ctx: Pick<Ctx, "sql">,
  { places }: Pick<SearchReference, "places">,
): (postings: readonly Posting[]) => Promise<Lesson> {
  const taught = new Set<string>();
  const untaught = (ids: readonly (string | null)[]): readonly string[] => {
    const missing = [...new Set(ids)].filter((id) => id !== null && !taught.has(id));
    return missing.filter((id) => id !== null);
  };
  const lackingFor = (postings: readonly Posting[]): Lacking => ({
    concepts: untaught(
      postings.flatMap(({ occupationId, skills }) => [
        occupationId,
        ...skills.map(({ conceptId }) => conceptId),
      ]),
    ),
    places: untaught(postings.map(({ placeId }) => placeId)),
  });
  return async (postings) => {
    const lacking = lackingFor(postings);
    const names = lacking.concepts.length > 0 ? await listConceptLabels(ctx, lacking.concepts) : [];
    for (const id of [...lacking.concepts, ...lacking.places]) taught.add(id);
    const found = lacking.places.map((id) => places.byId(id)).filter((place) => place !== null);
    return { concepts: lacking.concepts, names, places: found };
  };
}

/** Makes documents of postings batch by batch. */
export function documentBuilder(
  ctx: Pick<Ctx, "sql">,
  reference: Pick<SearchReference, "lexicon" | "places">,
): (postings: readonly Posting[]) => Promise<readonly PostingDocument[]> {
  const maker = documentMaker(reference.lexicon);
  const lessonFor = teacherOf(ctx, reference);
  return async (postings) => {
    maker.teach(await lessonFor(postings));
    return maker.make(postings);
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
