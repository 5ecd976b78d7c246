import type { Ctx } from "../kernel/ctx.server.ts";
import { selectPlaces, type PlaceRow } from "./places.store.server.ts";

export type { PlaceRow };

/** Countries, regions and towns of one country (or of all, for null); for forms, cards and the resolver. */
export const listPlaces = (ctx: Pick<Ctx, "sql">, country: string | null): Promise<readonly PlaceRow[]> =>
  selectPlaces(ctx.sql, country);
