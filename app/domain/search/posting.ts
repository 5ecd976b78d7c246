/**
 * A live vacancy or intake as searching, indexing and cards need it; vacancies and programmes each make theirs.
 * Money in minor units of `currency`; plain dates as "YYYY-MM-DD".
 */
export type Posting = {
  readonly id: string;
  readonly kind: "vacancy" | "intake";
  /** Id in the file it came from; null for our own. */
  readonly sourceId: string | null;
  readonly status: string;
  readonly country: string;
  readonly organisationId: string | null;
  readonly title: string;
  readonly titleLang: string;
  /** Employer, or provider of the training. */
  readonly employer: string;
  readonly description: string;
  readonly placeId: string | null;
  readonly occupationId: string | null;
  /** From 0 to 1: how sure the coding of the title is; 1 when a person chose it. */
  readonly occupationConfidence: number;
  /** What it asks for or teaches; unresolved labels have no concept. */
  readonly skills: readonly { readonly label: string; readonly conceptId: string | null }[];
  readonly employmentType: string | null;
  readonly hoursPerWeek: number | null;
  readonly shift: string | null;
  readonly remote: boolean;
  readonly wageMinMinor: number | null;
  readonly wageMaxMinor: number | null;
  readonly currency: string | null;
  readonly wagePeriod: string | null;
  readonly wageBasis: string | null;
  readonly openings: number;
  readonly experienceYears: number | null;
  readonly education: string | null;
  readonly accommodations: readonly string[];
  readonly childcare: boolean;
  readonly transport: boolean;
  /** Of an intake; null for a vacancy. */
  readonly programme: {
    readonly kind: string;
    readonly startsOn: string;
    readonly seatsLeft: number;
    readonly hiringEmployer: string | null;
  } | null;
  /** Instant, ISO 8601. */
  readonly postedAt: string;
  /** Instant from which it is no longer found; null without an end. */
  readonly expiresAt: string | null;
  readonly rev: number;
};

/** A live posting and its revision: all that comparing an index needs. */
export type PostingRevision = { readonly postingId: string; readonly rev: number };

/** Whose revisions to read: some by id, or the next ones after an id, or all after one up to another (null: the last). */
export type RevisionSelection =
  PostingSelection | { readonly after: string | null; readonly upTo: string | null };

/** Which live postings to read: some by id, or the next ones after an id, in order of ids. */
export type PostingSelection =
  { readonly ids: readonly string[] } | { readonly after: string | null; readonly limit: number };

/**
 * What has become of a posting that was public once: people can still go after it; it is held back for now; its
 * employer posts it anew; the time for it is over; or it was filled, withdrawn or cancelled.
 */
export type PostingStanding = "open" | "paused" | "moved" | "ended" | "closed";

/** A posting that was public once, as a list still names it when it can no longer be found. */
export type KnownPosting = Pick<Posting, "id" | "kind" | "title" | "titleLang" | "employer"> & {
  readonly standing: PostingStanding;
  /** The posting that took its place, of the same kind; null unless it was moved. */
  readonly movedTo: string | null;
};
