import { analyse } from "#app/domain/search/analyser.ts";
import type { Lexicon } from "#app/domain/search/lexicon.ts";
import type { PostingDocument, SearchFilter, SearchRequest } from "#app/engines/search/search-engine.ts";

const NOW = "2026-11-20T08:00:00.000Z";

/** A UUID that ends in `n`. */
export const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

type Texts = Partial<Record<keyof PostingDocument["terms"], string>>;

/** A live public vacancy with number `n`; `texts` are analysed with the lexicon. */
export function postingDocument(
  n: number,
  texts: Texts,
  lexicon: Lexicon,
  more: Partial<PostingDocument> = {},
): PostingDocument {
  const terms = (text: string | undefined): readonly string[] => analyse(text ?? "", lexicon);
  return {
    postingId: uuid(n),
    place: 1,
    places: 1,
    rev: 1,
    analysis: lexicon.version,
    kind: "vacancy",
    visibility: "public",
    status: "published",
    country: "SA",
    organisationId: null,
    expiresAt: null,
    postedAt: "2026-11-01T00:00:00.000Z",
    region: null,
    city: null,
    occupation: null,
    skills: [],
    employmentType: null,
    hoursPerWeek: null,
    shift: null,
    remote: false,
    wageMin: null,
    accommodations: [],
    childcare: false,
    transport: false,
    noExperience: false,
    education: null,
    lat: null,
    lon: null,
    quality: 0,
    terms: {
      title: terms(texts.title),
      occupation: terms(texts.occupation),
      skill: terms(texts.skill),
      organisation: terms(texts.organisation),
      place: terms(texts.place),
      body: terms(texts.body),
    },
    ...more,
  };
}

/** What a test asks for; without a country, of SA. */
export type Asked = Partial<Omit<SearchRequest, "filter">> & { readonly filter?: Partial<SearchFilter> };

export const request = ({ filter, ...more }: Asked): SearchRequest => ({
  index: "postings",
  terms: [],
  viewer: { kind: "public" },
  page: 1,
  pageSize: 20,
  mode: "strict",
  at: NOW,
  ...more,
  filter: { country: "SA", ...filter },
});
