const KM_OF_RADIAN = 6_371.0088;

export type Spot = { readonly lat: number; readonly lon: number };

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Great-circle distance in km, by the haversine formula on the mean radius of the Earth (IUGG). */
export function kmBetween(a: Spot, b: Spot): number {
  const [north, east] = [radians(b.lat - a.lat), radians(b.lon - a.lon)];
  const h =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(east / 2) ** 2;
  return 2 * KM_OF_RADIAN * Math.asin(Math.min(1, Math.sqrt(h)));
}

export type Box = {
  readonly south: number;
  readonly north: number;
  /** Between which longitudes: two where the box crosses the 180th, none where it goes all around a pole. */
  readonly spans: readonly { readonly west: number; readonly east: number }[];
};

/** Some metres more than the circle, so that no rounding cuts its edge off. */
const MARGIN_KM = 0.01;

/** The smallest box of latitudes and longitudes (degrees) that holds a circle. */
export function boxAround({ lat, lon, radiusKm }: Spot & { readonly radiusKm: number }): Box {
  const angle = (Math.max(0, radiusKm) + MARGIN_KM) / KM_OF_RADIAN;
  const south = lat - degrees(angle);
  const north = lat + degrees(angle);
  if (south <= -90 || north >= 90)
    return { south: Math.max(-90, south), north: Math.min(90, north), spans: [] };
  const half = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(lat)))));
  const [west, east] = [lon - half, lon + half];
  if (half >= 180) return { south, north, spans: [] };
  if (west < -180)
    return {
      south,
      north,
      spans: [
        { west: west + 360, east: 180 },
        { west: -180, east },
      ],
    };
  if (east > 180)
    return {
      south,
      north,
      spans: [
        { west, east: 180 },
        { west: -180, east: east - 360 },
      ],
    };
  return { south, north, spans: [{ west, east }] };
}
