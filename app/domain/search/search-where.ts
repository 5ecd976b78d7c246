import type { PlaceResolver } from "../places/place-resolver.ts";
import type { DirectoryPlace, PlaceDirectory } from "./place-directory.ts";

/** Below this the words name no place for sure. */
const SURE = 0.65;

/** The place that was typed or given as a code, or null when no one place is meant. */
export function findWhere(
  where: string,
  country: string,
  places: PlaceDirectory,
  resolver: PlaceResolver,
): DirectoryPlace | null {
  const asked = where.trim();
  if (asked === "") return null;
  const byCode = places.byCode(asked);
  if (byCode) return byCode;
  const { placeId, confidence } = resolver.resolve(country, "", asked);
  return placeId !== null && confidence >= SURE ? places.byId(placeId) : null;
}
