import type { Posting } from "../posting.ts";

/** So many that a list stays a choice, and far more than anybody compares. */
export const MOST_KEPT = 200;
/** What was taken off the list can be taken back for so long. */
export const KEEP_REMOVED_MS = 86_400_000;

/** A vacancy or an intake. */
export type PostingKey = { readonly kind: Posting["kind"]; readonly postingId: string };
