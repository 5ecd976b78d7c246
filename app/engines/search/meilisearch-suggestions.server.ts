import type { Live } from "./meilisearch-books.server.ts";
import { safeTerm } from "./meilisearch-documents.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import type { Suggestion } from "./search-engine.ts";

const LONGEST_PREFIX = 60;
/** Shorter beginnings are like too much. */
const SHORTEST_ALIKE = 4;

/** Labels that begin with what was typed, then those with a later word that does, then those that are like it. */
export async function findSuggestions(
  server: MeilisearchServer,
  { suggestions }: Live,
  typed: string,
  limit: number,
): Promise<readonly Suggestion[]> {
  const prefix = typed.slice(0, LONGEST_PREFIX).trim();
  if (prefix === "" || suggestions === null || limit < 1) return [];
  const begins = `key STARTS WITH "${safeTerm(prefix)}"`;
  const later = `later STARTS WITH "${safeTerm(prefix)}"`;
  // The same words may stand for several concepts, of which one is shown.
  const enough = limit * 3;
  const byWeight = ["weight:desc", "key:asc", "kind:asc", "id:asc"];
  const results = await server.search([
    { indexUid: suggestions, filter: begins, sort: byWeight, limit: enough },
    { indexUid: suggestions, filter: `${later} AND NOT ${begins}`, sort: byWeight, limit: enough },
    ...(prefix.length >= SHORTEST_ALIKE
      ? [
          {
            indexUid: suggestions,
            q: prefix,
            filter: `NOT ${begins} AND NOT ${later}`,
            // Of equally few typos the shorter label is the liker one.
            sort: ["letters:asc", ...byWeight],
            limit: enough,
            matchingStrategy: "all" as const,
            locales: ["ara" as const],
          },
        ]
      : []),
  ]);
  const seen = new Set<string>();
  const found = results.flatMap(({ hits }) =>
    hits.flatMap((hit) => {
      const { text, lang, conceptId, kind, key } = hit as unknown as Suggestion & { readonly key: string };
      const shown = `${kind} ${key}`;
      if (seen.has(shown)) return [];
      seen.add(shown);
      return [{ text, lang, conceptId, kind }];
    }),
  );
  return found.slice(0, limit);
}
