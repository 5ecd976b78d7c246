import { v5 } from "uuid";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { placeRecords, type CountrySeed } from "./place.ts";
import { replaceAliases, upsertPlaces } from "./places.store.server.ts";

/** Ids of places follow from their codes, so that every deployment agrees on them. */
const PLACE_IDS = "7b5b1d6e-3f0e-5c5c-9a55-6d6173617200";

/** The id that the place with this code has everywhere. */
export const placeId = (code: string): string => v5(code, PLACE_IDS);

/**
 * Writes countries, regions and towns with their spellings, adding and updating by code. Safe to repeat:
 * `changed` is 0 the second time. Places are never deleted, because postings and people refer to them.
 */
export async function savePlaces(
  ctx: Ctx,
  actor: Actor,
  input: { readonly countries: readonly CountrySeed[] },
): Promise<Outcome<{ places: number; changed: number }>> {
  if (actor.kind !== "system") return deny("other_role");
  const records = input.countries.flatMap(placeRecords).map((record) => ({
    ...record,
    id: placeId(record.code),
    parentId: record.parentCode === null ? null : placeId(record.parentCode),
  }));
  return ctx.transaction(async (tx) => {
    const changed = (await upsertPlaces(tx, records)) + (await replaceAliases(tx, records));
    if (changed > 0) {
      for (const country of input.countries) {
        await tx.audit(actor, {
          action: "places.save",
          subjectType: "place",
          subjectId: placeId(country.code),
          details: { changed },
        });
      }
    }
    return ok({ places: records.length, changed });
  });
}
