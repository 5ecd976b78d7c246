import { listPlaces } from "#app/domain/places/list-places.server.ts";
import type { GuardedMember } from "#app/web/guard.server.ts";

export type Area = { readonly id: string; readonly name: string };
export type Areas = {
  /** The whole country. */
  readonly country: Area | null;
  readonly regions: readonly (Area & { readonly towns: readonly Area[] })[];
};

/** The places of the administrator's country as boxes to tick, and the name of each by id. */
export async function areasOf({ ctx, actor, locale }: GuardedMember) {
  const places = await listPlaces(ctx, actor.country);
  const area = (place: (typeof places)[number]): Area => ({
    id: place.id,
    name: locale === "ar" ? place.nameAr : place.nameEn,
  });
  const country = places.find(({ kind }) => kind === "country");
  const areas: Areas = {
    country: country ? area(country) : null,
    regions: places
      .filter(({ kind }) => kind === "region")
      .map((region) => ({
        ...area(region),
        towns: places.filter(({ parentId }) => parentId === region.id).map(area),
      })),
  };
  const names = new Map(places.map((place) => [place.id, area(place).name]));
  return { areas, nameOf: (id: string): string => names.get(id) ?? "—" };
}
