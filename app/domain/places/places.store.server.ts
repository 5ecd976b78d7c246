import type { SqlExecutor } from "../kernel/ports.ts";
import type { PlaceKind, PlaceRecord } from "./place.ts";
import { placeKey } from "./place-names.ts";

export type PlaceRow = {
  readonly id: string;
  readonly country: string;
  readonly code: string;
  readonly kind: PlaceKind;
  readonly parentId: string | null;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly lat: number;
  readonly lon: number;
  readonly aliases: readonly string[];
};

/** Places with their aliases, countries first, then regions, then towns, in Arabic order. */
export const selectPlaces = (sql: SqlExecutor, country: string | null): Promise<PlaceRow[]> =>
  sql.query<PlaceRow>(
    `select p.id, p.country, p.code, p.kind, p.parent_id as "parentId", p.name_ar as "nameAr",
            p.name_en as "nameEn", p.lat, p.lon,
            coalesce((select array_agg(a.text order by a.text) from place_alias a where a.place_id = p.id),
                     '{}') as aliases
       from place p
      where $1::text is null or p.country = $1
      order by array_position(array['country', 'region', 'town'], p.kind), p.name_ar, p.code`,
    [country],
  );

/** Inserts or updates places by code, parents first; returns how many rows changed. */
export async function upsertPlaces(
  sql: SqlExecutor,
  records: readonly (PlaceRecord & { readonly id: string; readonly parentId: string | null })[],
): Promise<number> {
  const column = (name: keyof (typeof records)[number]): unknown[] => records.map((r) => r[name]);
  const changed = await sql.query(
    `insert into place (id, country, code, kind, parent_id, name_ar, name_en, lat, lon, coord_source,
                        coord_confidence)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[],
                          $8::float8[], $9::float8[], $10::text[], $11::text[])
     on conflict (code) do update
        set kind = excluded.kind, parent_id = excluded.parent_id, name_ar = excluded.name_ar,
            name_en = excluded.name_en, lat = excluded.lat, lon = excluded.lon,
            coord_source = excluded.coord_source, coord_confidence = excluded.coord_confidence
      where (place.kind, place.parent_id, place.name_ar, place.name_en, place.lat, place.lon,
             place.coord_source, place.coord_confidence)
            is distinct from
            (excluded.kind, excluded.parent_id, excluded.name_ar, excluded.name_en, excluded.lat,
             excluded.lon, excluded.coord_source, excluded.coord_confidence)
     returning id`,
    [
      column("id"),
      column("country"),
      column("code"),
      column("kind"),
      column("parentId"),
      column("nameAr"),
      column("nameEn"),
      column("lat"),
      column("lon"),
      column("coordSource"),
      column("coordConfidence"),
    ],
  );
  return changed.length;
}

/** Makes the aliases of these places exactly their variants; returns how many rows changed. */
export async function replaceAliases(
  sql: SqlExecutor,
  records: readonly { readonly id: string; readonly variants: readonly string[] }[],
): Promise<number> {
  const rows = records.flatMap((r) =>
    [...new Set(r.variants)].map((text) => ({ id: r.id, text, normalised: placeKey(text) })),
  );
  const params = [rows.map((r) => r.id), rows.map((r) => r.text), rows.map((r) => r.normalised)];
  const removed = await sql.query(
    `delete from place_alias a
      where a.place_id = any($4::uuid[])
        and not exists (select from unnest($1::uuid[], $2::text[], $3::text[]) as t (id, text, normalised)
                         where t.id = a.place_id and t.text = a.text and t.normalised = a.normalised)
     returning a.place_id`,
    [...params, records.map((r) => r.id)],
  );
  const added = await sql.query(
    `insert into place_alias (place_id, text, normalised)
     select * from unnest($1::uuid[], $2::text[], $3::text[]) on conflict do nothing returning place_id`,
    params,
  );
  return removed.length + added.length;
}
