import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Drift, InspectOptions, Inspection, RevisionRange } from "./search-inspection.ts";

/** Who looks: combined into the filter on the server, never sent by a client. */
export type Viewer =
  | { readonly kind: "public" }
  /** Staff of an organisation see its own hidden postings too; without one (office, system) they see all. */
  | { readonly kind: "staff"; readonly organisationId: string | null };

/** One place of work of a posting, as the engines see it. Terms come from our analyser. No person, ever. */
export type PostingDocument = {
  readonly postingId: string;
  /** Which of the posting's places of work this is, from 1, and how many it has. */
  readonly place: number;
  readonly places: number;
  /** Grows with every change of the posting; an older document never replaces a newer one. */
  readonly rev: number;
  /** Version of rules and lexicon that made the terms. */
  readonly analysis: number;
  readonly kind: "vacancy" | "intake";
  readonly visibility: "public" | "staff";
  readonly status: string;
  readonly country: string;
  readonly organisationId: string | null;
  /** Instants, ISO 8601. */
  readonly expiresAt: string | null;
  readonly postedAt: string;
  /** Codes of the gazetteer. */
  readonly region: string | null;
  readonly city: string | null;
  /** Concept ids. */
  readonly occupation: string | null;
  readonly skills: readonly string[];
  readonly employmentType: string | null;
  readonly hoursPerWeek: number | null;
  readonly shift: string | null;
  readonly remote: boolean;
  /** Minor units a month, in the country's currency. */
  readonly wageMin: number | null;
  readonly accommodations: readonly string[];
  readonly childcare: boolean;
  readonly transport: boolean;
  /** No experience is asked for. */
  readonly noExperience: boolean;
  readonly education: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** From 0 to 1: how much the posting tells (wage, hours, place, occupation); orders equals. */
  readonly quality: number;
  readonly terms: {
    readonly title: readonly string[];
    readonly occupation: readonly string[];
    readonly skill: readonly string[];
    readonly organisation: readonly string[];
    readonly place: readonly string[];
    readonly body: readonly string[];
  };
};

/** Exact conditions; a list means any of its values. */
export type SearchFilter = {
  /** Two capital letters. A search is of one country: money, places and who may see what differ between them. */
  readonly country: string;
  readonly kind?: readonly ("vacancy" | "intake")[];
  readonly region?: readonly string[];
  readonly city?: readonly string[];
  readonly occupation?: readonly string[];
  readonly skill?: readonly string[];
  readonly employmentType?: readonly string[];
  readonly shift?: readonly string[];
  readonly education?: readonly string[];
  readonly accommodation?: readonly string[];
  /** Offers any accommodation. */
  readonly accessible?: boolean;
  readonly remote?: boolean;
  readonly childcare?: boolean;
  readonly transport?: boolean;
  readonly noExperience?: boolean;
  /** At least, in minor units a month. */
  readonly wageMin?: number;
  readonly hoursMax?: number;
  /** Instant, ISO 8601. */
  readonly postedSince?: string;
};

/** Conditions whose values can be counted. Truth values are counted as "true". */
export const FACETS = [
  "kind",
  "region",
  "city",
  "occupation",
  "skill",
  "employmentType",
  "shift",
  "education",
  "accommodation",
  "accessible",
  "remote",
  "childcare",
  "transport",
  "noExperience",
] as const;
export type Facet = (typeof FACETS)[number];
export const isFacet = (name: string): name is Facet => FACETS.some((facet) => facet === name);
export type FacetCount = { readonly value: string; readonly count: number };
export type FacetCounts = Readonly<Partial<Record<Facet, readonly FacetCount[]>>>;

/** Conditions with a threshold. */
export type Band = "wageMin" | "hoursMax" | "radiusKm" | "postedSince";
/** Thresholds to count by, in the units of the filter and of the circle; a radius of null is any distance. */
export type BandSteps = {
  readonly wageMin?: readonly number[];
  readonly hoursMax?: readonly number[];
  /** Moments, ISO 8601. */
  readonly postedSince?: readonly string[];
  /** Around `geo` or else `near`; without either nothing is counted. */
  readonly radiusKm?: readonly (number | null)[];
};
/** How many there would be with each threshold in place of the band's own condition, in the order asked for. */
export type BandCounts = Readonly<Partial<Record<Band, readonly number[]>>>;

/** A word or phrase of the query. */
export type QueryTerm = {
  /** Any of these matches; of the last term the first may match as a prefix, unless it is `whole`. */
  readonly anyOf: readonly string[];
  /** Or all of these together (the words of a phrase), each in any of its forms. */
  readonly allOf?: readonly (readonly string[])[];
  /** The word is complete: nothing that only begins with it is meant. */
  readonly whole?: boolean;
};

export type GeoCircle = { readonly lat: number; readonly lon: number; readonly radiusKm: number };
export type SearchSort = "relevance" | "date" | "distance" | "wage";

export type SearchRequest = {
  readonly index: "postings";
  readonly terms: readonly QueryTerm[];
  readonly filter: SearchFilter;
  readonly viewer: Viewer;
  readonly geo?: GeoCircle;
  /** Where distance is measured from when nothing is cut off by distance. */
  readonly near?: { readonly lat: number; readonly lon: number };
  readonly sort?: SearchSort;
  readonly facets?: readonly Facet[];
  readonly bands?: BandSteps;
  /** From 1; clamped to the first REACHABLE hits. */
  readonly page: number;
  /** From 1 to 100; clamped. */
  readonly pageSize: number;
  /** Strict: all terms. Relaxed: any of them. */
  readonly mode: "strict" | "relaxed";
  /** Now, from ctx.clock: expired postings are not found. ISO 8601. */
  readonly at: string;
};

/** Hits beyond these are counted, not listed. */
export const REACHABLE = 1_000;

export type SearchHit = {
  readonly postingId: string;
  /** Which of its places fits; the first of them. */
  readonly place: number;
  readonly kind: "vacancy" | "intake";
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  readonly distanceKm: number | null;
};

export type SearchPage = {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  /** How many of them can be listed, page by page. */
  readonly reachable: number;
  readonly facets: FacetCounts;
  /** Set when asked for. Of many hits they may be estimates, like the total. */
  readonly bands?: BandCounts;
  /** Version of the analysis that is live; 0 before the first rebuild. */
  readonly analysis: number;
  /** Another engine answered than the one that should have: the hits may be in another order. */
  readonly standIn?: boolean;
  /** The total is an estimate: there are more than REACHABLE, and the engine has not counted them all. */
  readonly roughly?: boolean;
};

export type SuggestionDocument = {
  readonly id: string;
  readonly text: string;
  /** The text as `normaliseLabel` makes it: what is compared with what was typed. */
  readonly key: string;
  readonly lang: string;
  readonly conceptId: string | null;
  readonly kind: "occupation" | "skill" | "place" | "title";
  /** How often it is looked for or posted; orders equals. */
  readonly weight: number;
};
export type Suggestion = Pick<SuggestionDocument, "text" | "lang" | "conceptId" | "kind">;

export type Receipt = { readonly id: string; readonly count: number };
export type Settlement =
  | { readonly state: "ok" }
  | {
      readonly state: "failed";
      readonly items: readonly { readonly postingId: string; readonly error: string }[];
    }
  | { readonly state: "pending" };

/** A posting whose documents an engine lacks; `mark` tells one time from the next. */
export type Missed = { readonly postingId: string; readonly mark: number };

export type SearchHealth = {
  readonly ok: boolean;
  readonly detail: string;
  readonly analysis: number;
  /** An engine has lost its index, or has another generation than the others: it must be rebuilt. */
  readonly stale?: boolean;
};

/** Who answers searches, as the processes last told. */
export type SearchStanding = {
  readonly engines: readonly string[];
  /** Processes that leave the first engine alone, since when (ISO 8601) and why. */
  readonly resting: readonly { readonly process: string; readonly since: string; readonly reason: string }[];
  /** Postings that wait to be sent again. */
  readonly missed: number;
  /** The first engine came back and has not been looked at as a whole yet. */
  readonly recovered: boolean;
};

/** What makes a new index the live one, in a transaction of PostgreSQL: readers look there which one that is. */
export type SwitchOver = (tx: SqlExecutor) => Promise<void>;

/** Two engines go live at one moment: the one hands over its change, the other makes it in its own transaction. */
export type RebuildOptions = {
  readonly analysis: number;
  /** Makes the change, and resolves when it is committed; without it the engine makes it by itself. */
  readonly goLive?: (switchOver: SwitchOver) => Promise<void>;
  /** What goes live with this engine: run in the transaction that makes it live, before it keeps readers waiting. */
  readonly together?: SwitchOver;
};

/** The engine refused this request or these documents; others it may take. */
export class RefusedByEngine extends Error {
  override readonly name = "RefusedByEngine";
}

/**
 * What finds postings. Engines may differ in scores, in order inside a bucket of equal rank, in totals beyond
 * REACHABLE and in freshness; sets and pairwise order are the same (tests/contract).
 */
export interface SearchEngine {
  readonly name: string;
  /** Makes what the engine needs; safe to repeat and to run at once in many processes. */
  ensureSchema(): Promise<void>;
  upsert(index: "postings", documents: readonly PostingDocument[]): Promise<Receipt>;
  /** Removes all documents of these postings. */
  remove(index: "postings", postingIds: readonly string[]): Promise<Receipt>;
  settled(receipt: Receipt, options: { readonly timeoutMs: number }): Promise<Settlement>;
  search(request: SearchRequest): Promise<SearchPage>;
  /** `prefix` is what was typed, as `normaliseLabel` makes it. */
  suggest(prefix: string, viewer: Viewer, limit: number): Promise<readonly Suggestion[]>;
  /**
   * Replaces the whole index, and what is live of the analysis with it; readers see the old one until the new
   * one is complete. What was written meanwhile is carried over: those postings' ids are returned, since their
   * terms may be of the old analysis.
   */
  rebuild(
    index: "postings",
    documents: AsyncIterable<PostingDocument>,
    options: RebuildOptions,
  ): Promise<{ readonly documents: number; readonly carriedOver: readonly string[] }>;
  /** Replaces all suggestions. */
  rebuildSuggestions(documents: Iterable<SuggestionDocument>): Promise<number>;
  health(): Promise<SearchHealth>;
  /** Version of the analysis that documents are to be made with; 0 before the first rebuild. */
  analysis(): Promise<number>;
  /** Compares what was written with what should be found. Bounded by the range. */
  compare(range: RevisionRange): Promise<Drift>;
  /**
   * Compares what the engine's server holds with what was written, by counts and by checksums of the content: what
   * waited longest for it, as far as the time goes. After the server has been away what was written last comes first,
   * and look follows look until all was looked at. Null when it can't be asked.
   */
  inspect(options: InspectOptions): Promise<Inspection | null>;
  standing(): Promise<SearchStanding>;
  /** Looks no further after a server that is away. */
  close(): void;
  /** At most so many postings whose documents an engine lacks after an outage; they are to be sent again. */
  missed(limit: number): Promise<readonly Missed[]>;
  /** These were sent again; one that was missed once more meanwhile stays. */
  caughtUp(missed: readonly Missed[]): Promise<void>;
}
