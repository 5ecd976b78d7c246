import { compareBytes } from "./attribute-patterns.ts";
import { isList, isObject, type Json, type JsonObject } from "./json.ts";

/** Values of one attribute: which documents have which. */
export type FacetValues = {
  readonly strings: ReadonlyMap<string, ReadonlySet<number>>;
  readonly numbers: ReadonlyMap<number, ReadonlySet<number>>;
  readonly exists: ReadonlySet<number>;
  readonly nulls: ReadonlySet<number>;
  readonly empties: ReadonlySet<number>;
  /** As the document with this number writes the normalised text. */
  original(number: number, normalised: string): string;
};

/** Longer texts are kept by their beginning, which an equal text in a filter then doesn't meet. */
const LONGEST_BYTES = 468;

/** As the server compares texts: compatibility decomposition, lower case, no blanks around. */
export const normaliseFacet = (text: string): string => text.trim().normalize("NFKD").toLowerCase();

function truncated(text: string): string {
  let bytes = 0;
  let kept = "";
  for (const sign of text) {
    bytes += Buffer.byteLength(sign);
    if (bytes > LONGEST_BYTES) break;
    kept += sign;
  }
  return kept;
}

/** Every value that lies at this path, through objects and lists; `onBase` when it is the field itself. */
function* valuesAt(value: Json, path: readonly string[], onBase: boolean): Generator<[Json, boolean]> {
  const [key] = path;
  if (key === undefined) {
    yield [value, onBase];
    if (isList(value)) for (const item of value) yield* valuesAt(item, [], false);
  } else if (isList(value)) {
    for (const item of value) yield* valuesAt(item, path, false);
  } else if (isObject(value)) {
    for (let length = 1; length <= path.length; length++) {
      const inner = value[path.slice(0, length).join(".")];
      if (inner !== undefined) yield* valuesAt(inner, path.slice(length), onBase);
    }
  }
}

function* fieldNames(object: JsonObject, before: string): Generator<string> {
  for (const [key, value] of Object.entries(object)) {
    yield before + key;
    for (const inner of isList(value) ? value : [value])
      if (isObject(inner)) yield* fieldNames(inner, `${before}${key}.`);
  }
}

class Gathered implements FacetValues {
  readonly strings = new Map<string, Set<number>>();
  readonly numbers = new Map<number, Set<number>>();
  readonly exists = new Set<number>();
  readonly nulls = new Set<number>();
  readonly empties = new Set<number>();
  private readonly originals = new Map<string, string>();

  original(number: number, normalised: string): string {
    return this.originals.get(`${number} ${normalised}`) ?? normalised;
  }
  add(number: number, value: Json, onBase: boolean): void {
    this.exists.add(number);
    if (typeof value === "number") put(this.numbers, value, number);
    else if (typeof value === "boolean") put(this.strings, String(value), number);
    else if (typeof value === "string" && value !== "") {
      const normalised = truncated(normaliseFacet(value));
      put(this.strings, normalised, number);
      this.originals.set(`${number} ${normalised}`, value);
    } else if (!onBase) return;
    else if (value === null) this.nulls.add(number);
    else if (value === "" || Object.keys(value).length === 0) this.empties.add(number);
  }
}

function put<K>(map: Map<K, Set<number>>, key: K, number: number): void {
  const set = map.get(key) ?? new Set<number>();
  map.set(key, set.add(number));
}

/** Values of all attributes, gathered when they are first asked for. */
export class FacetIndex {
  private readonly gathered = new Map<string, Gathered>();
  private readonly documents: ReadonlyMap<number, { readonly body: JsonObject }>;
  readonly fields: ReadonlySet<string>;

  constructor(documents: ReadonlyMap<number, { readonly body: JsonObject }>) {
    this.documents = documents;
    this.fields = new Set([...documents.values()].flatMap(({ body }) => [...fieldNames(body, "")]));
  }

  of(attribute: string): FacetValues {
    const known = this.gathered.get(attribute);
    if (known) return known;
    const values = new Gathered();
    for (const [number, { body }] of this.documents)
      for (const [value, onBase] of valuesAt(body, attribute.split("."), true))
        values.add(number, value, onBase);
    this.gathered.set(attribute, values);
    return values;
  }

  /** Where a document is: latitude and longitude in degrees. */
  placeOf(number: number): readonly [number, number] | null {
    const place = this.documents.get(number)?.body["_geo"];
    if (!isObject(place)) return null;
    const [lat, lng] = [Number(place["lat"]), Number(place["lng"])];
    return Number.isFinite(lat) && Number.isFinite(lng) ? [lat, lng] : null;
  }
}

/** Values in the order in which the server sorts by them: numbers, then texts by their bytes. */
export function sortedValues(
  { numbers, strings }: FacetValues,
  ascending: boolean,
): readonly ReadonlySet<number>[] {
  const turn = ascending ? 1 : -1;
  return [
    ...[...numbers].sort(([a], [b]) => turn * (a - b)),
    ...[...strings].sort(([a], [b]) => turn * compareBytes(a, b)),
  ].map(([, documents]) => documents);
}
