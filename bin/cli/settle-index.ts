import type { Composition } from "#app/composition.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { CONSUMERS } from "#workers/reactions.ts";

/** The consumer that keeps the search index. */
const INDEX = "search";
/** From so many waiting events on (500 postings each), building anew is quicker. */
const MANY = 4;

/**
 * Brings the search index up to date before a command ends, also when no worker runs. The events stay in the
 * outbox for the other consumers; the inbox keeps a worker from indexing twice. `anew` after a change of the
 * words themselves, which every document depends on.
 */
export async function settleIndex(
  { ctx, events }: Composition,
  options: { readonly anew?: boolean } = {},
): Promise<void> {
  const reactions = CONSUMERS[INDEX]?.reactions ?? {};
  const waiting = await events.waiting(Object.keys(reactions));
  const analysis = await ctx.search.analysis();
  const anew = options.anew || (waiting.length > 0 && (analysis === 0 || waiting.length >= MANY));
  const rebuilt = anew && (await reindex(ctx, systemActor("masar", ctx.surroundings.defaultCountry))).ok;
  for (const { id, name } of waiting) {
    const react = reactions[name];
    if (react) await events.once(INDEX, id, rebuilt ? async () => undefined : react);
  }
}
