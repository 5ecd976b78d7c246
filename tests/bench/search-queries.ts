import { analyseQuery } from "#app/domain/search/analyser.ts";
import { tokenise } from "#app/domain/search/fold.ts";
import type { Lexicon } from "#app/domain/search/lexicon.ts";
import type { PlaceDirectory } from "#app/domain/search/place-directory.ts";
import type { Posting } from "#app/domain/search/posting.ts";
import { isStopWord } from "#app/domain/search/stop-words.ts";
import type { Facet, SearchRequest } from "#app/engines/search/search-engine.ts";
import { seeded } from "./generated-postings.ts";

/** The first so many searches of a kind are not counted. */
export const WARMING = 10;
/** Words that are among the commonest of a country's titles. */
const FREQUENT = 5;
const RADIUS_KM = 50;
const FACETS: readonly Facet[] = ["kind", "region", "employmentType", "shift"];

/** One search as an engine of any kind may be asked: the text as typed, and our request for it. */
export type BenchSearch = {
  readonly text: string;
  readonly request: SearchRequest;
  /** The request with the text analysed anew: the others analyse it in their servers, within the time measured. */
  readonly analysed: () => SearchRequest;
};

/** A kind of search; `targetMs` is the design's for the 95th percentile at 100,000 postings, or null. */
export type SearchClass = {
  readonly name: string;
  readonly targetMs: number | null;
  readonly draw: () => BenchSearch;
};

const wordsOf = (title: string): readonly string[] =>
  tokenise(title).filter((word) => word.length >= 3 && !isStopWord(word));

function frequentWords(postings: readonly Posting[], country: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const posting of postings.filter((one) => one.country === country))
    for (const word of new Set(wordsOf(posting.title))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.slice(0, FREQUENT).map(([word]) => word);
}

/** Searches whose words are the titles of the postings, in the country of each; the same for the same seed. */
export function searchClasses(
  postings: readonly Posting[],
  { lexicon, places, now }: { lexicon: Lexicon; places: PlaceDirectory; now: Date },
): readonly SearchClass[] {
  const random = seeded(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const countries = [...new Set(postings.map((posting) => posting.country))];
  const frequent = countries.flatMap((country) =>
    frequentWords(postings, country).map((word) => ({ word, country })),
  );
  const townOf = (posting: Posting) =>
    posting.placeId === null ? null : (places.byId(posting.placeId) ?? null);
  const placed = postings.filter((posting) => townOf(posting)?.kind === "town");
  const search = (text: string, country: string, more: Partial<SearchRequest> = {}): BenchSearch => {
    const request: SearchRequest = {
      ...{ index: "postings", terms: analyseQuery(text, lexicon), filter: { country } },
      ...{ viewer: { kind: "public" }, page: 1, pageSize: 20, mode: "strict", at: now.toISOString() },
      ...more,
    };
    return { text, request, analysed: () => ({ ...request, terms: analyseQuery(text, lexicon) }) };
  };
  const firstWord = ({ title }: Posting): string => wordsOf(title)[0] ?? title;
  return [
    {
      name: "strict",
      targetMs: 10,
      draw: () => {
        const { title, country } = pick(postings);
        return search(title, country);
      },
    },
    {
      name: "frequent_word",
      targetMs: 40,
      draw: () => {
        const { word, country } = pick(frequent);
        return search(word, country);
      },
    },
    {
      name: "within_50_km",
      targetMs: 30,
      draw: () => {
        const posting = pick(placed);
        const { lat = 0, lon = 0 } = townOf(posting) ?? {};
        return search(firstWord(posting), posting.country, { geo: { lat, lon, radiusKm: RADIUS_KM } });
      },
    },
    {
      name: "four_facets",
      targetMs: 60,
      draw: () => {
        const posting = pick(postings);
        return search(firstWord(posting), posting.country, { facets: FACETS });
      },
    },
    { name: "no_words", targetMs: null, draw: () => search("", pick(countries)) },
  ];
}
