import type { Posting } from "../posting.ts";

/** So many that a list stays a choice, and far more than anybody compares. */
export const MOST_KEPT = 200;
/** What was taken off the list can be taken back for so long. */
export const KEEP_REMOVED_MS = 86_400_000;

/** A vacancy or an intake. */
export type PostingKey = { readonly kind: Posting["kind"]; readonly postingId: string };

/**
 * What has become of a posting that was public once: people can still go after it; it is held back for now; its
 * employer posts it anew; the time for it is over; or it was filled, withdrawn or cancelled.
 */
export type Standing = "open" | "paused" | "moved" | "ended" | "closed";

/** A posting that was public once, as a list still names it when it can no longer be found. */
export type KnownPosting = Pick<Posting, "id" | "kind" | "title" | "titleLang" | "employer"> & {
  readonly standing: Standing;
  /** The posting that took its place, of the same kind; null unless it was moved. */
  readonly movedTo: string | null;
};
