import type { Ctx } from "../kernel/ctx.server.ts";
import { loadItems } from "./load-items.server.ts";
import { loadReference } from "./reference.server.ts";
import type { SearchItem } from "./search-item.ts";

/** Live postings as cards show them, in the order asked for; those that are no longer live are left out. */
export async function itemsById(
  ctx: Ctx,
  postings: readonly { readonly id: string; readonly kind: "vacancy" | "intake"; readonly score: number }[],
): Promise<readonly SearchItem[]> {
  const { places } = await loadReference(ctx);
  const hits = postings.map(({ id, kind, score }) => ({
    postingId: id,
    place: 1,
    kind,
    score,
    distanceKm: null,
  }));
  return loadItems(ctx, hits, places);
}
