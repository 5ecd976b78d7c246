import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { alertsEndedAt } from "./alert-links.store.server.ts";
import { KEEP_DELETED_MS, type Frequency } from "./saved-search.ts";
import { asSeeker } from "./saved-search.policy.ts";
import { savedSearchIdSchema } from "./saved-search.schema.ts";
import {
  findLastAlerts,
  findOwnSearch,
  findSearchesOf,
  type SavedSearchRow,
} from "./saved-searches.store.server.ts";
import { openSearch } from "./sealed-search.ts";

export type SavedSearch = {
  readonly id: string;
  readonly name: string;
  /** The search's canonical address, without "?". */
  readonly address: string;
  readonly frequency: Frequency;
  /** By SMS and mail too, as chosen for news. */
  readonly beyondMasar: boolean;
  readonly savedAt: Date;
};

export type OwnSearches = {
  readonly searches: readonly (SavedSearch & {
    /** When something new was last found, and how much. */
    readonly lastAlert: { readonly at: Date; readonly count: number } | null;
  })[];
  /** She ended all alerts by the link in a message. */
  readonly alertsEnded: boolean;
};

const opened = (ctx: Ctx, row: SavedSearchRow): SavedSearch => {
  const { id, frequency, beyondMasar, savedAt } = row;
  const { name, address } = openSearch(ctx.cipher, row);
  return { id, name, address, frequency, beyondMasar, savedAt };
};

/** The searches that a person keeps, the newest first. */
export async function readSavedSearches(ctx: Ctx, actor: Actor): Promise<Outcome<OwnSearches>> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return deny(seeker);
  const [rows, endedAt] = await Promise.all([
    findSearchesOf(ctx.sql, seeker.personId),
    alertsEndedAt(ctx.sql, seeker.personId),
  ]);
  const alerts = await findLastAlerts(
    ctx.sql,
    rows.map(({ id }) => id),
  );
  return ok({
    searches: rows.map((row) => ({ ...opened(ctx, row), lastAlert: alerts.get(row.id) ?? null })),
    alertsEnded: endedAt !== null,
  });
}

/** One of them; with `deleted`, one that was deleted and can still be taken back. */
export async function readSavedSearch(
  ctx: Ctx,
  actor: Actor,
  input: { readonly savedSearchId: string; readonly deleted?: boolean },
): Promise<Outcome<SavedSearch>> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return deny(seeker);
  const parsed = savedSearchIdSchema.safeParse(input);
  const row = parsed.success
    ? await findOwnSearch(ctx.sql, seeker.personId, parsed.data.savedSearchId)
    : null;
  if (!row || (row.deletedAt !== null) !== (input.deleted === true)) return deny("not_found");
  const gone = row.deletedAt && row.deletedAt.getTime() + KEEP_DELETED_MS < ctx.clock.now().getTime();
  return gone ? deny("not_found") : ok(opened(ctx, row));
}
