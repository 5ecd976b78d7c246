import { foldDigits } from "../identity/digits.ts";
import { ACCOMMODATIONS, EDUCATION_LEVELS, EMPLOYMENT_TYPES, SHIFTS } from "../vacancies/vacancy.ts";
import { DEFAULT_RADIUS_KM, SORTS, type SearchInput } from "./search-postings.schema.ts";

/** Conditions of a search, as they stand in its address. */
export const CONDITIONS = [
  "kind",
  "km",
  "wage",
  "type",
  "hours",
  "shift",
  "need",
  "adapt",
  "edu",
  "days",
  "region",
  "sort",
] as const;

/** What a search is made of; anything else in an address is not part of it. */
const PARAMETERS = ["q", "where", ...CONDITIONS] as const;
export const ANY_DISTANCE = "any";
const MOST_VALUES = 20;
const LONGEST_VALUE = 200;

/** Arabic and Persian digits in an address count like others; what is no number is null. */
const number = (text: string | null): number | null => {
  const value = Number(foldDigits(text ?? ""));
  return text !== null && text !== "" && Number.isFinite(value) ? value : null;
};

/** What an address may name of a closed list; a code that nobody knows would only hide everything. */
const known = <Code extends string>(params: URLSearchParams, name: string, codes: readonly Code[]): Code[] =>
  codes.filter((code) => params.getAll(name).includes(code));

/** The address of a search as the search's input; nonsense becomes the default. Amounts come in major units. */
export function readConditions(params: URLSearchParams, minorFactor: number): SearchInput {
  const needs = params.getAll("need");
  const wage = number(params.get("wage"));
  const radius = params.get("km") === ANY_DISTANCE ? null : (number(params.get("km")) ?? DEFAULT_RADIUS_KM);
  return {
    q: params.get("q") ?? "",
    where: params.get("where") ?? "",
    radiusKm: radius,
    kind: known(params, "kind", ["vacancy", "programme"]).map((kind) =>
      kind === "programme" ? "intake" : kind,
    ),
    region: params.getAll("region"),
    employmentType: known(params, "type", EMPLOYMENT_TYPES),
    shift: known(params, "shift", SHIFTS),
    education: known(params, "edu", EDUCATION_LEVELS),
    accommodation: known(params, "adapt", ACCOMMODATIONS),
    hoursMax: number(params.get("hours")),
    accessible: needs.includes("accessible"),
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
    undone: params.getAll("no") as SearchInput["undone"],
  };
}

/** Text of an address without signs that nobody sees, which could turn what stands around it, and with single spaces. */
export const plainText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();

/**
 * The one form of a search's address: its own parameters only, in a fixed order, cleaned, each value once. Two
 * addresses of the same search are equal in it. Empty when everything is searched.
 */
export function canonicalAddress(params: URLSearchParams): string {
  const canonical = new URLSearchParams();
  for (const name of PARAMETERS) {
    const values = params.getAll(name).map(plainText);
    const kept = [...new Set(values)].filter((value) => value !== "" && value.length <= LONGEST_VALUE);
    for (const value of kept.sort().slice(0, MOST_VALUES)) canonical.append(name, value);
  }
  return canonical.toString();
}
