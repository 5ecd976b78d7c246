import type { Ctx } from "../kernel/ctx.server.ts";
import { listPlaces } from "./list-places.server.ts";
import { buildPlaceResolver, type PlaceResolver } from "./place-resolver.ts";

/** A resolver over the whole gazetteer: a posting may name a place in another country. */
export async function loadPlaceResolver(ctx: Pick<Ctx, "sql">): Promise<PlaceResolver> {
  const places = await listPlaces(ctx, null);
  return buildPlaceResolver(
    places.map((place) => ({ ...place, spellings: [place.nameAr, place.nameEn, ...place.aliases] })),
  );
}
