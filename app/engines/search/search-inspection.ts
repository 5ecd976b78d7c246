/** How an engine's postings differ from what they should be. Ids of postings; each is in one list at most. */
export type Drift = {
  readonly missing: readonly string[];
  readonly strangers: readonly string[];
  /** Of another revision or analysis, with places too few or too many, or with another content than was sent. */
  readonly differing: readonly string[];
};

/** Postings that should be found, of all ids after `after` up to `upTo` (null: from the first, to the last). */
export type RevisionRange = {
  readonly after: string | null;
  readonly upTo: string | null;
  readonly postings: readonly { readonly postingId: string; readonly rev: number }[];
};

/** What an engine found when it looked at what its server holds. */
export type Inspection = {
  readonly drift: Drift;
  /** Documents whose content was read. */
  readonly documents: number;
  /** Documents that no posting of ours has, taken out; and settings that were not ours, set right. */
  readonly strays: number;
  readonly settings: number;
  /** All of it has been looked at: now, or by this look and those before it since the server came back. */
  readonly everything: boolean;
  /** The server has been away: what this look did not come to is for the next ones, which are to follow soon. */
  readonly recovering: boolean;
};

export type InspectOptions = {
  /** All of it at once, however long that takes. */
  readonly everything: boolean;
  /** An instant of PostgreSQL's clock: all that was not looked at since then is to be, look after look. */
  readonly since?: string;
  /** How long a look at a part may go on; the engine's own measure without it. */
  readonly forMs?: number;
};
