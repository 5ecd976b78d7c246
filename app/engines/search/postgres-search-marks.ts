import { isUsable } from "./search-terms.ts";
import type { GeoCircle, PostingDocument, SearchFilter } from "./search-engine.ts";

/**
 * Marked lexemes: what the index of words also knows of a document, so that it is found in one index and few
 * rows are read. No term of the analyser begins with one of these signs.
 */
export const MARK = {
  /** A term of the title. */
  title: "^",
  /** A term of a document of the sample; alone: the sample. Twice: of the small one. */
  sample: "#",
  /** The band of the static rank, alone; with a term: that term in the title. */
  band: "~",
  /** A square of the map. */
  cell: "+",
  /** A value of a column. */
  value: "=",
} as const;

/** Any of these lexemes. */
export type Narrowing = readonly string[];

export const inBand = (band: number, term: string): string => `${MARK.band}${band}${MARK.title}${term}`;

/** One posting in so many belongs to the sample, and one in so many to the small one, which is a part of it. */
export const SAMPLE = 16;
export const SMALL_SAMPLE = 256;
export type SampleSize = typeof SAMPLE | typeof SMALL_SAMPLE;
export const sampleMark = (size: SampleSize): string =>
  size === SAMPLE ? MARK.sample : MARK.sample + MARK.sample;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Which samples a posting is in: by its id alone (FNV-1a), so all of its places are or none. */
export function samplesOf(postingId: string): readonly SampleSize[] {
  let hash = FNV_OFFSET;
  for (let at = 0; at < postingId.length; at++)
    hash = Math.imul(hash ^ postingId.charCodeAt(at), FNV_PRIME) >>> 0;
  // The upper half too: the lowest bits alone follow the last letters.
  const drawn = hash ^ (hash >>> 16);
  return ([SAMPLE, SMALL_SAMPLE] as const).filter((size) => (drawn & (size - 1)) === 0);
}

/** Four days of the static rank, which counts hours. */
const BAND_HOURS = 96;
export const bandOf = (rank: number): number => Math.floor(rank / BAND_HOURS);
/** Bands from one to another, both included. */
export type Bands = { readonly first: number; readonly last: number };
export const eachBand = ({ first, last }: Bands): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => last - at);

/** So many bands make a wide one, and so many of these a wider one. */
const WIDTHS = [1, 4, 16, 64] as const;
const bandMark = (band: number, width: number): string =>
  `${MARK.band}${width === 1 ? "" : `${width}${MARK.band}`}${Math.floor(band / width)}`;
/** The band of a document, and the wider ones around it. */
export const bandMarks = (band: number): readonly string[] => WIDTHS.map((width) => bandMark(band, width));

/**
 * Bands in as few lexemes as possible, the wide ones for what is old: the index goes through each for every hit. May
 * reach beyond the last one.
 */
export function bandsOf({ first, last }: Bands): Narrowing {
  const marks: string[] = [];
  for (let band = first; band <= last;) {
    const width = WIDTHS.findLast((wide) => band % wide === 0) ?? 1;
    marks.push(bandMark(band, width));
    band += width;
  }
  return marks;
}

/** Half a degree: 55 km from south to north. */
const CELLS_PER_DEGREE = 2;
/** More squares than this are no help any more. */
const MOST_CELLS = 64;
const KM_PER_DEGREE = 111.195;
const cell = (row: number, column: number): string => `${MARK.cell}${row}:${column}`;
const step = (degrees: number): number => Math.floor(degrees * CELLS_PER_DEGREE);

export const cellMark = ({ lat, lon }: Pick<PostingDocument, "lat" | "lon">): string | null =>
  lat === null || lon === null ? null : cell(step(lat), step(lon));

/** The box around a circle, in degrees. */
export function boxOf({ lat, lon, radiusKm }: GeoCircle): {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
} {
  const tall = Math.max(0, radiusKm) / KM_PER_DEGREE;
  const wide = tall / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return { south: lat - tall, north: lat + tall, west: lon - wide, east: lon + wide };
}

/** The squares that a circle touches, or null when they are too many. */
export function cellsOf(circle: GeoCircle): Narrowing | null {
  const { south, north, west, east } = boxOf(circle);
  const [bottom, top, left, right] = [step(south), step(north), step(west), step(east)];
  const count = (top - bottom + 1) * (right - left + 1);
  // Not a number, too.
  if (!(count >= 1 && count <= MOST_CELLS)) return null;
  const cells: string[] = [];
  for (let row = bottom; row <= top; row++)
    for (let column = left; column <= right; column++) cells.push(cell(row, column));
  return cells;
}

/** Facets whose values are rare enough to be worth a lexeme. */
const VALUED = { region: "r", city: "t", occupation: "o" } as const;
type Valued = keyof typeof VALUED;
export const VALUED_FACETS = Object.keys(VALUED) as readonly Valued[];
const MOST_VALUES = 20;
const valueMark = (facet: Valued, value: string): string => `${MARK.value}${VALUED[facet]}${value}`;

export const valueMarks = (document: Pick<PostingDocument, Valued>): readonly string[] =>
  VALUED_FACETS.flatMap((facet) => {
    const value = document[facet];
    return value !== null && isUsable(value) ? [valueMark(facet, value)] : [];
  });

/** The values that a filter asks for of a facet, or null when it asks for none or for too many. */
export function valuesOf(facet: Valued, filter: Pick<SearchFilter, Valued>): Narrowing | null {
  const values = filter[facet] ?? [];
  if (values.length === 0 || values.length > MOST_VALUES || !values.every(isUsable)) return null;
  return values.map((value) => valueMark(facet, value));
}
