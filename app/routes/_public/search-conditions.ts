import type { Translate } from "#app/i18n/i18n.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { minorDigits } from "#app/domain/kernel/money.ts";
import { ACCOMMODATIONS, EDUCATION_LEVELS } from "#app/domain/vacancies/vacancy.ts";
import { ANY_DISTANCE, CONDITIONS } from "#app/domain/search/search-address.ts";
import type { Relaxation } from "#app/domain/search/relaxation.ts";
import { DAYS, DEFAULT_RADIUS_KM, HOURS, RADII } from "#app/domain/search/search-postings.schema.ts";
import { sentenceCase } from "#app/i18n/sentence-case.ts";

export const WAGES = [3_000, 4_000, 5_000, 6_000] as const;
export const NEEDS = ["remote", "accessible", "childcare", "transport", "noExperience"] as const;
export const TYPES = ["full_time", "part_time", "temporary", "shift_work"] as const;
export const SHIFT_CHOICES = ["day", "evening", "night", "rotating"] as const;
export const RADIUS_CHOICES: readonly string[] = [...RADII.map(String), ANY_DISTANCE];

/** How many conditions narrow the search; sorting is none. */
export const countConditions = (params: URLSearchParams): number =>
  CONDITIONS.filter((name) => name !== "sort").reduce(
    (total, name) => total + params.getAll(name).filter((value) => narrows(name, value)).length,
    0,
  );

/** A form names the usual distance too: it is what a place means without any. */
const narrows = (name: string, value: string): boolean =>
  value !== "" && !(name === "km" && value === String(DEFAULT_RADIUS_KM));

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

export type ActiveCondition = {
  readonly label: string;
  /** The parameters that are left when this condition is taken away. */
  readonly without: Change;
};

const known = (list: readonly string[], value: string): boolean => list.includes(value);

/** The conditions of an address that the page knows, in words; each can be taken away by itself. */
export function activeConditions(
  t: Translate,
  params: URLSearchParams,
  currency: string,
): readonly ActiveCondition[] {
  const amount = (major: string): string =>
    formatMoney(t, { minor: Number(major) * 10 ** minorDigits(currency), currency });
  const words: Readonly<Record<string, (value: string) => string | null>> = {
    kind: (value) => (known(["vacancy", "programme"], value) ? t(`search:filters.${value}`) : null),
    km: (value) =>
      value === ANY_DISTANCE
        ? t("search:filters.anyDistance")
        : known(RADIUS_CHOICES, value) && narrows("km", value)
          ? t("search:filters.within", { km: value })
          : null,
    wage: (value) =>
      /^\d{1,7}$/.test(value) ? t("search:filters.atLeast", { amount: amount(value) }) : null,
    hours: (value) =>
      known(HOURS.map(String), value) ? t("search:filters.hoursAtMost", { count: Number(value) }) : null,
    adapt: (value) => (known(ACCOMMODATIONS, value) ? t(`jobs:accommodation.${value}`) : null),
    edu: (value) =>
      known(EDUCATION_LEVELS, value)
        ? t("search:filters.educationOf", { level: t(`jobs:education.${value}`) })
        : null,
    type: (value) => (known(TYPES, value) ? t(`jobs:employmentType.${value}`) : null),
    shift: (value) => (known(SHIFT_CHOICES, value) ? sentenceCase(t(`jobs:shift.${value}`)) : null),
    need: (value) => (known(NEEDS, value) ? t(`common:job.badges.${value}`) : null),
    days: (value) =>
      known(DAYS.map(String), value) ? t("search:filters.lastDays", { count: Number(value) }) : null,
  };
  return Object.entries(words).flatMap(([name, inWords]) =>
    params.getAll(name).flatMap((value) => {
      const label = inWords(value);
      const others = params.getAll(name).filter((other) => other !== value);
      return label === null ? [] : [{ label, without: { [name]: others } }];
    }),
  );
}
