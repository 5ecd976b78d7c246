import type { Settings } from "meilisearch";

/** Lists that the server keeps in an order of its own. */
const UNORDERED = new Set(["sortableAttributes"]);

/** The wanted settings that an index does not have; the server fills in what is not said. */
export function differingSettings(wanted: Settings, actual: Settings): Settings {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => {
      const has = actual[name as keyof Settings];
      return UNORDERED.has(name) ? !sameMembers(value, has) : !contains(has, value);
    }),
  );
}

const sameMembers = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) && contains([...b].sort(), [...a].sort());

/** All that is in `wanted` is in `actual`; lists must be equal. */
function contains(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every((one, at) => contains(actual[at], one))
    );
  if (typeof wanted !== "object" || wanted === null) return actual === wanted;
  if (typeof actual !== "object" || actual === null) return false;
  return Object.entries(wanted).every(([name, value]) =>
    contains((actual as Record<string, unknown>)[name], value),
  );
}
