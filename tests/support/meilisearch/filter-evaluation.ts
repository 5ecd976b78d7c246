import { allowedOperators, compareBytes, isFilterable, patternsWith, ruleFor } from "./attribute-patterns.ts";
import { normaliseFacet, type FacetValues } from "./facet-index.ts";
import { FilterError, type Span, type Token } from "./filter-errors.ts";
import { parseFilter, type Filter } from "./filter-grammar.ts";
import { filterText } from "./filter-text.ts";
import { finiteNumber } from "./filter-values.ts";
import { badCoordinate, metresBetween } from "./geography.ts";
import type { IndexStore } from "./index-store.ts";
import { isList, type Json } from "./json.ts";
import { Refusal } from "./refusal.ts";

type Numbers = ReadonlySet<number>;

/** The filter of a request: a text, or a list of texts and lists of texts. Null for an empty one. */
export function readFilter(given: Json, code: string): Filter | null {
  const read = (text: string): Filter | null => {
    try {
      const filter = parseFilter(text);
      const contains = filter && firstContains(filter);
      if (contains)
        throw new FilterError(
          {
            kind: "external",
            message:
              "Using `CONTAINS` in a filter requires enabling the `contains filter` experimental feature. See https://github.com/orgs/meilisearch/discussions/763",
          },
          contains,
          text,
        );
      return filter;
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      throw new Refusal(error.kind.kind === "external" ? "feature_not_enabled" : code, error.message);
    }
  };
  const strange = (expected: string, found: Json): never => {
    throw new Refusal(
      code,
      `Invalid syntax for the filter parameter: \`expected ${expected}, found: ${JSON.stringify(found)}\`.`,
    );
  };
  if (typeof given === "string") return read(given);
  if (!isList(given)) return strange("String, Array", given);
  const parts = given.map((part): Filter | null => {
    if (typeof part === "string") return read(part);
    if (!isList(part)) return strange("String, [String]", part);
    const any = part.map((text) => (typeof text === "string" ? read(text) : strange("String", text)));
    return joined(
      "or",
      any.filter((filter) => filter !== null),
    );
  });
  return joined(
    "and",
    parts.filter((filter) => filter !== null),
  );
}

const joined = (op: "and" | "or", filters: readonly Filter[]): Filter | null =>
  filters.length > 1 ? { op, filters } : (filters[0] ?? null);

function firstContains(filter: Filter): Token | null {
  if (filter.op === "contains") return filter.keyword;
  const inner = filter.op === "not" ? [filter.filter] : "filters" in filter ? filter.filters : [];
  for (const part of inner) {
    const found = firstContains(part);
    if (found) return found;
  }
  return null;
}

/**
 * Numbers of the documents that a filter keeps. Refuses what the attributes' rules don't allow. A search tells where in
 * the filter as the server writes it again, other routes in the filter as it was given.
 */
export function evaluateFilter(index: IndexStore, filter: Filter, asGiven?: string): Numbers {
  if (asGiven !== undefined) return new Evaluation(index, asGiven).whole(filter);
  const text = filterText(filter);
  return new Evaluation(index, text).whole(parseFilter(text) ?? filter);
}

class Evaluation {
  private readonly index: IndexStore;
  private readonly text: string;
  private readonly everything: Numbers;

  constructor(index: IndexStore, text: string) {
    this.index = index;
    this.text = text;
    this.everything = new Set(index.all.keys());
  }

  whole(filter: Filter): Numbers {
    for (const name of namesLastFirst(filter))
      if (!isFilterable(this.rules, name.value)) this.notFilterable(name.value, name);
    return this.kept(filter, null);
  }
  private get rules() {
    return this.index.settings.filterableAttributes;
  }
  private refuse(message: string, at: Span): never {
    const error = new FilterError({ kind: "external", message }, at, this.text);
    throw new Refusal("invalid_search_filter", error.message);
  }
  private notFilterable(name: string, at: Span): never {
    const patterns = patternsWith(this.rules, "filter");
    const known =
      patterns.length === 0
        ? "This index does not have configured filterable attributes."
        : `Available filterable attribute patterns are: ${patterns.map((p) => `\`${p}\``).join(", ")}.`;
    return this.refuse(`Attribute \`${name}\` is not filterable. ${known}`, at);
  }

  /** `among` is what is left of the conditions before: where nothing is left, nothing more is checked. */
  private kept(filter: Filter, among: Numbers | null): Numbers {
    if (among?.size === 0) return new Set();
    switch (filter.op) {
      case "not": {
        const without = this.kept(filter.filter, among);
        return new Set([...(among ?? this.everything)].filter((number) => !without.has(number)));
      }
      case "or":
        return union(filter.filters.map((part) => this.kept(part, among)));
      case "and": {
        let left = among;
        for (const part of filter.filters) {
          const kept = this.kept(part, left);
          left = left === null ? kept : new Set([...kept].filter((number) => left?.has(number)));
          if (left.size === 0) return left;
        }
        return left ?? new Set();
      }
      case "radius":
        return this.circle(filter.numbers, filter.resolution);
      case "box":
        return this.box(filter.topRight, filter.bottomLeft);
      default:
        return this.attribute(filter);
    }
  }

  private attribute(filter: Extract<Filter, { readonly name: Token }>): Numbers {
    const name = filter.name.value;
    const rule = ruleFor(this.rules, name);
    if (!this.index.fields.has(name) || !rule) return new Set();
    const values = this.index.facets.of(name);
    const allow = (operator: string, allowed: boolean): void => {
      if (!allowed) throw operatorNotAllowed(name, operator, allowedOperators(rule.features), rule.at);
    };
    const { equality, comparison } = rule.features.filter;
    switch (filter.op) {
      case "in":
        if (filter.values.length > 0) allow("=", equality);
        return union(filter.values.map((value) => equal(values, value)));
      case "compare":
        if (filter.by === "=" || filter.by === "!=") {
          allow(filter.by, equality);
          const same = equal(values, filter.value);
          return filter.by === "=" ? same : new Set([...this.everything].filter((n) => !same.has(n)));
        }
        allow(filter.by, comparison);
        return compared(values, filter.by, filter.value);
      case "between":
        allow("TO", comparison);
        return both(
          compared(values, ">=", filter.from, filter.to),
          compared(values, "<=", filter.to, filter.from),
        );
      case "is":
        return { NULL: values.nulls, EMPTY: values.empties, EXISTS: values.exists }[filter.what];
      case "startsWith":
        return startsWith(values, normaliseFacet(filter.value.value));
      case "contains":
        return new Set();
    }
  }

  private degrees(which: "lat" | "lng", token: Token): number {
    const degrees = Number(token.value);
    if (!Number.isFinite(degrees)) this.refuse("Non finite floats are not supported", token);
    const bad = badCoordinate(which, degrees);
    if (bad !== null) this.refuse(bad, token);
    return degrees;
  }
  private circle([lat, lng, radius]: readonly [Token, Token, Token], resolution: Token | undefined): Numbers {
    const centre = [this.degrees("lat", lat), this.degrees("lng", lng)] as const;
    if (resolution && !(Number(resolution.value) >= 3 && Number(resolution.value) <= 1_000))
      this.refuse(
        `Invalid resolution \`${Math.trunc(Number(resolution.value))}\`. Resolution must be between 3 and 1000.`,
        resolution,
      );
    if (!this.index.filtersByPlace) this.notFilterable("_geo/_geojson", lat);
    const most = Number(radius.value) + Number.EPSILON;
    return this.where((place) => metresBetween(centre, place) <= most);
  }
  private box(topRight: readonly Token[], bottomLeft: readonly Token[]): Numbers {
    const [top, right, bottom, left] = [...topRight, ...bottomLeft];
    if (!top || !right || !bottom || !left) return new Set();
    const [north, east] = [this.degrees("lat", top), this.degrees("lng", right)];
    const [south, west] = [this.degrees("lat", bottom), this.degrees("lng", left)];
    if (north < south)
      this.refuse(`The top latitude \`${north}\` is below the bottom latitude \`${south}\`.`, left);
    if (!this.index.filtersByPlace) this.notFilterable("_geo/_geojson", top);
    return this.where(
      ([lat, lng]) =>
        lat >= south &&
        lat <= north &&
        (east < west ? lng >= west || lng <= east : lng >= west && lng <= east),
    );
  }
  private where(holds: (place: readonly [number, number]) => boolean): Numbers {
    return new Set(
      [...this.everything].filter((number) => {
        const place = this.index.facets.placeOf(number);
        return place !== null && holds(place);
      }),
    );
  }
}

/** Names in a filter, as the server goes through them: of several conditions the last first. */
function namesLastFirst(filter: Filter): readonly Token[] {
  if (filter.op === "not") return namesLastFirst(filter.filter);
  if ("filters" in filter) return filter.filters.toReversed().flatMap(namesLastFirst);
  return "name" in filter ? [filter.name] : [];
}

const union = (sets: readonly Numbers[]): Numbers => new Set(sets.flatMap((set) => [...set]));
const both = (a: Numbers, b: Numbers): Numbers => new Set([...a].filter((number) => b.has(number)));

function equal(values: FacetValues, { value }: Token): Numbers {
  const number = finiteNumber(value);
  return union([
    values.strings.get(normaliseFacet(value)) ?? new Set(),
    (number === null ? undefined : values.numbers.get(number)) ?? new Set(),
  ]);
}

/** Numbers by size when the text is a number, and texts by their order. Both ends of a range must be numbers. */
function compared(values: FacetValues, by: ">" | ">=" | "<" | "<=", { value }: Token, end?: Token): Numbers {
  const holds = (order: number): boolean =>
    by === ">" ? order > 0 : by === ">=" ? order >= 0 : by === "<" ? order < 0 : order <= 0;
  const number = end && finiteNumber(end.value) === null ? null : finiteNumber(value);
  const text = normaliseFacet(value);
  return union([
    ...(number === null ? [] : [...values.numbers].filter(([n]) => holds(n - number)).map(([, set]) => set)),
    ...[...values.strings].filter(([s]) => holds(compareBytes(s, text))).map(([, set]) => set),
  ]);
}

const startsWith = (values: FacetValues, beginning: string): Numbers =>
  beginning === ""
    ? values.exists
    : union([...values.strings].filter(([text]) => text.startsWith(beginning)).map(([, set]) => set));

function operatorNotAllowed(field: string, operator: string, allowed: string, rule: number): Refusal {
  const enable = ["=", "!=", "IN"].includes(operator) ? "equality" : "comparison";
  return new Refusal(
    "invalid_search_filter",
    `Filter operator \`${operator}\` is not allowed for the attribute \`${field}\`.\n  - Note: allowed operators: ${allowed}.\n  - Note: field \`${field}\` matched rule #${rule} in \`filterableAttributes\`\n  - Hint: enable ${enable} in rule #${rule} by modifying the features.filter object\n  - Hint: prepend another rule matching \`${field}\` with appropriate filter features before rule #${rule}`,
  );
}
