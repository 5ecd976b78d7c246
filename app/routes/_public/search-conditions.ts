import type { Translate } from "#app/i18n/i18n.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { minorDigits } from "#app/domain/kernel/money.ts";
import { ACCOMMODATIONS, EDUCATION_LEVELS, EMPLOYMENT_TYPES, SHIFTS } from "#app/domain/vacancies/vacancy.ts";
import { CONDITIONS, plainText, readConditions } from "#app/domain/search/search-address.ts";
import type { Relaxation } from "#app/domain/search/relaxation.ts";
import { DEFAULT_RADIUS_KM, parseSearch } from "#app/domain/search/search-postings.schema.ts";
import { sentenceCase } from "#app/i18n/sentence-case.ts";

export const WAGES = [3_000, 4_000, 5_000, 6_000] as const;
export const NEEDS = ["remote", "accessible", "childcare", "transport", "noExperience"] as const;
export const TYPES = ["full_time", "part_time", "temporary", "shift_work"] as const;

type Change = Readonly<Record<string, string | readonly string[] | null>>;

/** The same search with other values of some parameters; always from its first page unless one is given. */
export function searchHref(params: URLSearchParams, change: Change): string {
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

/** The same search, that does not give this up again when too little is found. */
export const undoneHref = (params: URLSearchParams, kind: Relaxation["kind"]): string =>
  searchHref(params, { no: [...new Set([...params.getAll("no"), kind])] });

/** The same words and place without any condition. */
export const clearedHref = (params: URLSearchParams): string =>
  searchHref(params, Object.fromEntries(CONDITIONS.map((name) => [name, null])));

/** What an address bounds, as it is searched: amounts in major units, null for no bound. */
export function boundsOf(params: URLSearchParams, currency: string) {
  const factor = 10 ** minorDigits(currency);
  const asked = parseSearch(readConditions(params, factor));
  return {
    wage: asked.wageMin === null ? null : asked.wageMin / factor,
    hours: asked.hoursMax,
    days: asked.postedWithinDays,
    km: asked.radiusKm,
  };
}

export type ActiveCondition = {
  readonly label: string;
  /** The parameters that are left when this condition is taken away. */
  readonly without: Change;
};

export type Surroundings = {
  readonly currency: string;
  /** A town was understood: only then does a distance narrow anything. */
  readonly distances: boolean;
  /** Names of the regions that the address asks for, by code. */
  readonly regions: ReadonlyMap<string, string>;
};

/** All that narrows the search, in words; each can be taken away by itself. */
export function activeConditions(
  t: Translate,
  params: URLSearchParams,
  { currency, distances, regions }: Surroundings,
): readonly ActiveCondition[] {
  const { wage, hours, days, km } = boundsOf(params, currency);
  const bound = (name: string, label: string): ActiveCondition => ({ label, without: { [name]: null } });
  const list = (
    name: string,
    codes: readonly string[],
    inWords: (code: string) => string,
  ): ActiveCondition[] => {
    const chosen = params.getAll(name);
    return codes
      .filter((code) => chosen.includes(code))
      .map((code) => ({
        label: inWords(code),
        without: { [name]: chosen.filter((other) => other !== code) },
      }));
  };
  const amount = (major: number): string =>
    formatMoney(t, { minor: Math.round(major * 10 ** minorDigits(currency)), currency });
  // The usual distance is what a town means without any.
  const radius = distances && km !== DEFAULT_RADIUS_KM;
  return [
    ...list("kind", ["vacancy", "programme"], (kind) => t(`search:filters.${kind}`)),
    ...list("region", [...new Set(params.getAll("region"))], (code) => regions.get(code) ?? plainText(code)),
    ...(radius
      ? [bound("km", km === null ? t("search:filters.anyDistance") : t("search:filters.within", { km }))]
      : []),
    ...(wage ? [bound("wage", t("search:filters.atLeast", { amount: amount(wage) }))] : []),
    ...(hours ? [bound("hours", t("search:filters.hoursAtMost", { count: hours }))] : []),
    ...list("adapt", ACCOMMODATIONS, (offer) => t(`jobs:accommodation.${offer}`)),
    ...list("edu", EDUCATION_LEVELS, (level) =>
      t("search:filters.educationOf", { level: t(`jobs:education.${level}`) }),
    ),
    ...list("type", EMPLOYMENT_TYPES, (type) => t(`jobs:employmentType.${type}`)),
    ...list("shift", SHIFTS, (shift) => sentenceCase(t(`jobs:shift.${shift}`))),
    ...list("need", NEEDS, (need) => t(`common:job.badges.${need}`)),
    ...(days ? [bound("days", t("search:filters.lastDays", { count: days }))] : []),
  ];
}
