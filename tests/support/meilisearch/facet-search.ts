import { normaliseFacet } from "./facet-index.ts";
import { find } from "./search.ts";
import { anything, objectOf, orNull, text } from "./checks.ts";
import type { IndexStore } from "./index-store.ts";
import type { Json, JsonObject } from "./json.ts";
import { NotImitated } from "./refusal.ts";

/** Values of a facet that begin with a text; nothing else of this route is imitated. */
export function facetSearch(index: IndexStore, body: Json): JsonObject {
  const { facetName, facetQuery, ...more } = objectOf<{
    facetName: string;
    facetQuery: string | null;
    filter: Json;
    q: Json;
  }>({
    facetQuery: { check: orNull(text), code: "invalid_facet_search_query" },
    facetName: { check: text, code: "invalid_facet_search_facet_name" },
    filter: { check: anything },
    q: { check: anything },
  })(body, "", "bad_request");
  const { filterableAttributes, facetSearch: allowed } = index.settings;
  if (Object.keys(more).length > 0 || !facetName || !facetQuery || !allowed)
    throw new NotImitated("this search among facets");
  if (!filterableAttributes.includes(facetName)) throw new NotImitated("a search in facets by patterns");
  const { candidates } = find(index, {}, null, [], { length: 20, exact: false });
  const values = index.facets.of(facetName);
  const facetHits = [...values.strings]
    .filter(([value]) => value.startsWith(normaliseFacet(facetQuery)))
    .map(([value, numbers]) => {
      const some = [...numbers].filter((number) => candidates.has(number)).sort((a, b) => a - b);
      return { value: values.original(some[0] ?? 0, value), count: some.length };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => (a.value < b.value ? -1 : 1));
  return { facetHits, facetQuery, processingTimeMs: 0 };
}
