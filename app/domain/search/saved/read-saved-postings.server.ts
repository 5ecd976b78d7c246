import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { itemsById } from "../items-by-id.server.ts";
import type { KnownPosting } from "../posting.ts";
import type { SearchItem } from "../search-item.ts";
import { knownPostings } from "./known-postings.server.ts";
import { KEEP_REMOVED_MS, type PostingKey } from "./saved-posting.ts";
import { postingKeyOf } from "./saved-posting.schema.ts";
import { asSeeker } from "./saved-search.policy.ts";
import { countPostingsOf, findOwnPosting, findPostingsOf } from "./saved-postings.store.server.ts";

const PAGE_SIZE = 20;

export type SavedPosting = KnownPosting & {
  readonly savedAt: Date;
  /** As cards show it; null when it is not open any more. */
  readonly item: SearchItem | null;
};

export type SavedPostings = {
  readonly postings: readonly SavedPosting[];
  readonly total: number;
  /** 1-based; the last one where a page beyond it was asked for. */
  readonly page: number;
  readonly pages: number;
};

/** A page of the person's list, the newest first, each posting with what has become of it. */
export async function readSavedPostings(
  ctx: Ctx,
  actor: Actor,
  { page = 1 }: { readonly page?: number } = {},
): Promise<Outcome<SavedPostings>> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return deny(seeker);
  const total = await countPostingsOf(ctx.sql, seeker.personId);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const shown = Number.isInteger(page) ? Math.min(Math.max(1, page), pages) : 1;
  const rows = await findPostingsOf(ctx.sql, seeker.personId, {
    offset: (shown - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  const known = await knownPostings(ctx, rows);
  const open = [...known.values()].filter(({ standing }) => standing === "open");
  const items = await itemsById(
    ctx,
    open.map(({ id, kind }) => ({ id, kind, score: 0 })),
  );
  const itemOf = new Map(items.map((item) => [item.id, item]));
  return ok({
    ...{ total, page: shown, pages },
    postings: rows.flatMap(({ postingId, savedAt }) => {
      const posting = known.get(postingId);
      return posting ? [{ ...posting, savedAt, item: itemOf.get(postingId) ?? null }] : [];
    }),
  });
}

/** A posting that the person removed within the last day; null for any other. */
export async function readRemovedPosting(
  ctx: Ctx,
  actor: Actor,
  input: PostingKey,
): Promise<KnownPosting | null> {
  const seeker = asSeeker(actor);
  const posting = postingKeyOf(input);
  if ("kind" in seeker || !posting) return null;
  const row = await findOwnPosting(ctx.sql, seeker.personId, posting);
  if (!row?.removedAt || row.removedAt.getTime() + KEEP_REMOVED_MS < ctx.clock.now().getTime()) return null;
  return (await knownPostings(ctx, [posting])).get(posting.postingId) ?? null;
}
