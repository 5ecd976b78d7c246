/** A place as search needs it: its own codes and names, and its region's. */
export type DirectoryPlace = {
  readonly id: string;
  readonly code: string;
  readonly kind: "country" | "region" | "town";
  readonly country: string;
  readonly ar: string;
  readonly en: string;
  readonly lat: number;
  readonly lon: number;
  /** The region it lies in, or itself. */
  readonly region: { readonly code: string; readonly ar: string; readonly en: string } | null;
};

/** Places by id and by code. */
export type PlaceDirectory = {
  byId(id: string): DirectoryPlace | null;
  byCode(code: string): DirectoryPlace | null;
};

type Row = {
  readonly id: string;
  readonly code: string;
  readonly kind: "country" | "region" | "town";
  readonly country: string;
  readonly parentId: string | null;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly lat: number;
  readonly lon: number;
};

export function placeDirectory(rows: readonly Row[]): PlaceDirectory {
  const byRowId = new Map(rows.map((row) => [row.id, row]));
  const places = rows.map((row): DirectoryPlace => {
    const above = row.parentId === null ? undefined : byRowId.get(row.parentId);
    const region = row.kind === "region" ? row : above?.kind === "region" ? above : undefined;
    return {
      id: row.id,
      code: row.code,
      kind: row.kind,
      country: row.country,
      ar: row.nameAr,
      en: row.nameEn,
      lat: row.lat,
      lon: row.lon,
      region: region ? { code: region.code, ar: region.nameAr, en: region.nameEn } : null,
    };
  });
  const ids = new Map(places.map((place) => [place.id, place]));
  const codes = new Map(places.map((place) => [place.code, place]));
  return { byId: (id) => ids.get(id) ?? null, byCode: (code) => codes.get(code) ?? null };
}
