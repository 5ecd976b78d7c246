import { z } from "zod";
import type { Relaxation } from "./relaxation.ts";

/** Characters of a query that are read; the page's fields take no more. */
export const LONGEST_QUERY = 400;

/** Text from an address: anything else, or too much of it, is nothing; never an error. */
const text = z
  .string()
  .transform((value) => value.slice(0, LONGEST_QUERY))
  .catch("");
/** A code or id holds no control character; one with a null byte would be refused by the database. */
const values = z
  .array(z.string().max(100))
  .max(50)
  .transform((list) => list.filter((value) => !/\p{Cc}/u.test(value)))
  .catch([]);
const flag = z.boolean().catch(false);

/** "fit" and "income" (after work) are per person: hits are ranked here, not by an engine. */
export const SORTS = ["relevance", "date", "distance", "wage", "fit", "income"] as const;
export const PERSONAL_SORTS = ["fit", "income"] as const;
export type PersonalSort = (typeof PERSONAL_SORTS)[number];

export const isPersonal = (sort: string): sort is PersonalSort =>
  PERSONAL_SORTS.some((personal) => personal === sort);

/** What an address may name as undone. */
const RELAXATIONS = [
  "corrected",
  "dropped",
  "adjacent",
  "radius",
] as const satisfies readonly Relaxation["kind"][];

/** Radii that the page offers, in kilometres. */
export const RADII = [5, 15, 30, 60] as const;
export const DEFAULT_RADIUS_KM = 30;
/** Weekly hours that the page offers. */
export const HOURS = [20, 30, 40] as const;
/** Days since a posting came that the page offers. */
export const DAYS = [1, 7, 30] as const;

/** What a searcher asks; every field has a default, and nonsense becomes it. */
export const searchInputSchema = z.object({
  q: text,
  /** A place as typed: a town searches around it, a region inside it. */
  where: text,
  /** Around `where`; null for any distance. */
  radiusKm: z.number().positive().max(1_000).nullable().catch(DEFAULT_RADIUS_KM),
  country: z.string().length(2).nullable().catch(null),
  kind: z.array(z.enum(["vacancy", "intake"])).catch([]),
  /** Codes of places. */
  region: values,
  city: values,
  /** Concept ids. */
  occupation: values,
  skill: values,
  employmentType: values,
  shift: values,
  education: values,
  accommodation: values,
  /** Offers any accommodation. */
  accessible: flag,
  remote: flag,
  childcare: flag,
  transport: flag,
  noExperience: flag,
  /** Minor units a month. */
  wageMin: z.number().int().positive().nullable().catch(null),
  hoursMax: z.number().positive().nullable().catch(null),
  postedWithinDays: z.number().int().positive().max(3_650).nullable().catch(null),
  sort: z.enum(SORTS).catch("relevance"),
  page: z.number().catch(1),
  pageSize: z.number().catch(20),
  /** Neither corrected nor relaxed: the searcher has undone it. */
  exact: flag,
  /** What of it alone the searcher has undone. */
  undone: z.array(z.enum(RELAXATIONS)).catch([]),
  /** Wages to count by, in minor units a month. */
  wageSteps: z.array(z.number().int().positive()).max(10).catch([]),
  /** Counts for the filters; a machine that only wants hits can leave them out. */
  facets: z.boolean().catch(true),
});

/** What a caller gives: any of the fields. */
export type SearchInput = Partial<z.input<typeof searchInputSchema>>;
export type ParsedSearch = z.output<typeof searchInputSchema>;

/** Every input has an answer: missing and wrong fields get their defaults. */
export function parseSearch(input: SearchInput): ParsedSearch {
  const given: Record<string, unknown> = { ...input };
  const complete = Object.fromEntries(Object.keys(searchInputSchema.shape).map((key) => [key, given[key]]));
  return searchInputSchema.parse(complete);
}
