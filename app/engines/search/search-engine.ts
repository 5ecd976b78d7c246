/** Who looks: combined into the filter on the server, never sent by a client. */
export type Viewer =
  { readonly kind: "public" } | { readonly kind: "staff"; readonly organisationId: string | null };

export type SearchIndex = "postings" | "suggest";

/** One place of work of a posting, as the engines see it. Terms come from our analyser. No person, ever. */
export type PostingDocument = {
  readonly id: string;
  readonly rev: number;
  /** Version of rules and lexicon that made the terms. */
  readonly analysis: number;
  readonly kind: "vacancy" | "intake";
  readonly visibility: "public" | "staff";
  readonly status: string;
  readonly country: string;
  readonly expiresAt: string | null;
  readonly postedAt: string;
  readonly region: string | null;
  readonly city: string | null;
  readonly occupation: string | null;
  readonly skills: readonly string[];
  readonly employmentType: string | null;
  readonly hoursPerWeek: number | null;
  readonly shift: string | null;
  readonly remote: boolean;
  readonly wageMin: number | null;
  readonly accommodations: readonly string[];
  readonly childcare: boolean;
  readonly education: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly terms: {
    readonly title: readonly string[];
    readonly occupation: readonly string[];
    readonly skill: readonly string[];
    readonly organisation: readonly string[];
    readonly place: readonly string[];
    readonly body: readonly string[];
  };
};

export type SearchFilter = {
  readonly country?: string;
  readonly kind?: "vacancy" | "intake";
  readonly region?: readonly string[];
  readonly city?: readonly string[];
  readonly occupation?: readonly string[];
  readonly employmentType?: readonly string[];
  readonly shift?: readonly string[];
  readonly remote?: boolean;
  readonly childcare?: boolean;
  readonly wageMin?: number;
  readonly postedSince?: string;
};

/** A word of the query as alternatives: any of them matches. The last word may match as a prefix. */
export type QueryTerm = { readonly anyOf: readonly string[] };

export type SearchRequest = {
  readonly index: "postings";
  readonly terms: readonly QueryTerm[];
  readonly filter: SearchFilter;
  readonly viewer: Viewer;
  readonly geo?: { readonly lat: number; readonly lon: number; readonly radiusKm: number };
  readonly sort?: "relevance" | "date" | "distance" | "wage";
  readonly facets?: readonly (keyof SearchFilter)[];
  readonly page: number;
  readonly pageSize: number;
  readonly mode: "strict" | "relaxed";
  /** Now, from ctx.clock: expired postings are not found. */
  readonly at: string;
};

export type SearchHit = { readonly id: string; readonly score: number; readonly distanceKm: number | null };

export type SearchPage = {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  readonly facets: Readonly<Partial<Record<keyof SearchFilter, readonly { value: string; count: number }[]>>>;
};

export type Suggestion = { readonly text: string; readonly conceptId: string | null; readonly lang: string };
export type Receipt = { readonly id: string; readonly count: number };
export type Settlement =
  | { readonly state: "ok" }
  | { readonly state: "failed"; readonly items: readonly { id: string; error: string }[] }
  | { readonly state: "pending" };

export interface SearchEngine {
  readonly name: string;
  ensureSchema(): Promise<void>;
  upsert(index: "postings", documents: readonly PostingDocument[]): Promise<Receipt>;
  remove(index: "postings", ids: readonly string[]): Promise<Receipt>;
  settled(receipt: Receipt, options: { timeoutMs: number }): Promise<Settlement>;
  search(request: SearchRequest): Promise<SearchPage>;
  suggest(prefix: string, viewer: Viewer, limit: number): Promise<readonly Suggestion[]>;
  /** Replaces the whole index; readers see the old one until the new one is complete. */
  rebuild(index: "postings", documents: AsyncIterable<PostingDocument>): Promise<void>;
  health(): Promise<{ readonly ok: boolean; readonly detail: string }>;
}
