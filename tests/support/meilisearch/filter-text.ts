import type { Token } from "./filter-errors.ts";
import type { Filter } from "./filter-grammar.ts";

const quoted = ({ value }: Token): string => JSON.stringify(value);

/**
 * A filter as the server writes it again before it evaluates it: positions in messages of that step are counted in
 * this text.
 */
export function filterText(filter: Filter): string {
  switch (filter.op) {
    case "not":
      return `NOT (${filterText(filter.filter)})`;
    case "and":
    case "or":
      return filter.filters.map((part) => `(${filterText(part)})`).join(` ${filter.op.toUpperCase()} `);
    case "in":
      return `${quoted(filter.name)} IN [${filter.values.map(quoted).join(", ")}]`;
    case "compare":
      return `${quoted(filter.name)} ${filter.by} ${quoted(filter.value)}`;
    case "between":
      return `${quoted(filter.name)} ${quoted(filter.from)} TO ${quoted(filter.to)}`;
    case "is":
      return `${quoted(filter.name)} ${filter.what === "EXISTS" ? "EXISTS" : `IS ${filter.what}`}`;
    case "contains":
      return `${quoted(filter.name)} CONTAINS ${quoted(filter.value)}`;
    case "startsWith":
      return `${quoted(filter.name)} STARTS WITH ${quoted(filter.value)}`;
    case "radius": {
      const numbers = [...filter.numbers, ...(filter.resolution ? [filter.resolution] : [])];
      return `_geoRadius(${numbers.map(({ value }) => value).join(", ")})`;
    }
    case "box": {
      const [a, b, c, d] = [...filter.topRight, ...filter.bottomLeft].map(({ value }) => value);
      return `_geoBoundingBox([${a}, ${b}], [${c}, ${d}])`;
    }
  }
}
