import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import type { CountrySeed } from "#app/domain/places/place.ts";
import { savePlaces } from "#app/domain/places/save-places.server.ts";
import { egypt } from "./egypt.ts";
import { morocco } from "./morocco.ts";
import { saudiArabia } from "./saudi-arabia.ts";
import { syria } from "./syria.ts";

/** The gazetteer that Masar ships with. */
export const gazetteer: readonly CountrySeed[] = [saudiArabia, egypt, morocco, syria];

/** Brings the gazetteer into the database; safe to repeat. Returns the number of rows that changed. */
export async function seedPlaces(ctx: Ctx): Promise<number> {
  const actor = systemActor("seed-places", ctx.surroundings.defaultCountry);
  return expectOk(await savePlaces(ctx, actor, { countries: gazetteer })).changed;
}
