import { toLatinDigits } from "#app/i18n/numbers.ts";
import type { SearchInput } from "#app/domain/search/search-postings.schema.ts";
import { DEFAULT_RADIUS_KM, RADII, SORTS } from "#app/domain/search/search-postings.schema.ts";

/** Conditions of the search page, as they stand in the address. */
export const CONDITIONS = ["kind", "km", "wage", "type", "shift", "need", "days", "region", "sort"] as const;
export type Condition = (typeof CONDITIONS)[number];

export const WAGES = [3_000, 4_000, 5_000, 6_000] as const;
export const DAYS = [1, 7, 30] as const;
export const NEEDS = ["remote", "childcare", "transport", "noExperience"] as const;
export const TYPES = ["full_time", "part_time", "temporary", "shift_work"] as const;
export const SHIFT_CHOICES = ["day", "evening", "night", "rotating"] as const;
const ANY = "any";

/** Arabic and Persian digits in an address count like others; what is no number is null. */
const number = (text: string | null): number | null => {
  const value = Number(toLatinDigits(text ?? ""));
  return text !== null && text !== "" && Number.isFinite(value) ? value : null;
};

/** The address of a search as the search's input; nonsense becomes the default. Amounts come in major units. */
export function readConditions(params: URLSearchParams, minorFactor: number): SearchInput {
  const needs = params.getAll("need");
  const wage = number(params.get("wage"));
  const radius = params.get("km") === ANY ? null : (number(params.get("km")) ?? DEFAULT_RADIUS_KM);
  return {
    q: params.get("q") ?? "",
    where: params.get("where") ?? "",
    radiusKm: radius,
    kind: params
      .getAll("kind")
      .map((kind) => (kind === "programme" ? "intake" : kind)) as SearchInput["kind"],
    region: params.getAll("region"),
    employmentType: params.getAll("type"),
    shift: params.getAll("shift"),
    remote: needs.includes("remote"),
    childcare: needs.includes("childcare"),
    transport: needs.includes("transport"),
    noExperience: needs.includes("noExperience"),
    wageMin: wage === null ? null : Math.round(wage * minorFactor),
    postedWithinDays: number(params.get("days")),
    sort: (params.get("sort") ?? SORTS[0]) as SearchInput["sort"],
    page: number(params.get("page")) ?? 1,
    pageSize: 20,
    exact: params.get("exact") === "1",
  };
}

/** How many conditions narrow the search; sorting is none. */
export const countConditions = (params: URLSearchParams): number =>
  CONDITIONS.filter((name) => name !== "sort").reduce(
    (total, name) => total + params.getAll(name).filter((value) => value !== "").length,
    0,
  );

/** The same search with other values of some parameters; always from its first page unless one is given. */
export function searchHref(
  params: URLSearchParams,
  change: Readonly<Record<string, string | readonly string[] | null>>,
): string {
  const next = new URLSearchParams(params);
  next.delete("page");
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    for (const one of value === null ? [] : typeof value === "string" ? [value] : value)
      next.append(name, one);
  }
  for (const [name, value] of [...next]) if (value === "") next.delete(name);
  const query = next.toString();
  return query ? `/search?${query}` : "/search";
}

export const RADIUS_CHOICES: readonly string[] = [...RADII.map(String), ANY];
