const METRES = 6_371_000;

/** Great-circle distance in metres, rounded to the millimetre as the server rounds it. */
export function metresBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const haversine = (angle: number): number => (1 - Math.cos(angle)) / 2;
  const [phi, other] = [radians(a[0]), radians(b[0])];
  const total =
    haversine(other - phi) + Math.cos(phi) * Math.cos(other) * haversine(radians(b[1]) - radians(a[1]));
  return Math.round(2 * METRES * Math.asin(Math.sqrt(total)) * 1_000) / 1_000;
}

/** Why these are no coordinates; null when they are. */
export function badCoordinate(which: "lat" | "lng", degrees: number): string | null {
  if (which === "lat")
    return Math.abs(degrees) <= 90
      ? null
      : `Bad latitude \`${degrees}\`. Latitude must be contained between -90 and 90 degrees.`;
  if (Math.abs(degrees) <= 180) return null;
  const hint = ((((degrees + 180) % 360) + 360) % 360) - 180;
  return `Bad longitude \`${degrees}\`. Longitude must be contained between -180 and 180 degrees. Hint: try using \`${hint}\` instead.`;
}
