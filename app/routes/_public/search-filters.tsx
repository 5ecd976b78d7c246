import { useTranslation } from "react-i18next";
import { DAYS, HOURS, RADII, type SORTS } from "#app/domain/search/search-postings.schema.ts";
import type { SearchResult } from "#app/domain/search/search-postings.server.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { minorDigits } from "#app/domain/kernel/money.ts";
import { ANY_DISTANCE } from "#app/domain/search/search-address.ts";
import { ACCOMMODATIONS, EDUCATION_LEVELS, SHIFTS } from "#app/domain/vacancies/vacancy.ts";
import { Filters, type FilterGroup } from "#app/ui/filters.tsx";
import { sentenceCase } from "#app/i18n/sentence-case.ts";
import { boundsOf, clearedHref, NEEDS, TYPES, WAGES } from "./search-conditions.ts";

export type SearchSort = (typeof SORTS)[number];
type FacetCounts = SearchResult["facets"];
type BandCounts = SearchResult["bands"];

type Props = {
  params: URLSearchParams;
  facets: FacetCounts;
  bands: BandCounts;
  currency: string;
  active: number;
  /** A town was understood, so distances make sense. */
  distances: boolean;
  /** Orders that make sense for this reader and search. */
  sorts: readonly SearchSort[];
  wordless: boolean;
};

/** What an order is called; where no words were searched there are none to be close to. */
export const sortWords = (t: Translate, sort: SearchSort, wordless: boolean): string =>
  t(sort === "relevance" && wordless ? "search:sort.suggested" : `search:sort.${sort}`);

const text = (bound: number | null): string => (bound === null ? "" : String(bound));

/**
 * The steps of a list and their place among the counts, and the step of the address where it is none of them: what
 * is not among the choices would be lost when the form is sent again.
 */
const withOwn = (steps: readonly number[], own: number | null): { step: number; at: number }[] =>
  [...new Set([...steps, ...(own === null ? [] : [own])])]
    .sort((a, b) => a - b)
    .map((step) => ({ step, at: steps.indexOf(step) }));

/** The conditions of the search page, with how many postings each would leave. */
export function SearchFilters({
  params,
  facets,
  bands,
  currency,
  active,
  distances,
  sorts,
  wordless,
}: Props) {
  const { t } = useTranslation("search");
  const count = (facet: keyof FacetCounts, value: string): number | undefined =>
    facets[facet]?.find((entry) => entry.value === value)?.count ?? (facets[facet] ? 0 : undefined);
  /** A choice of a list can't have its count beside it: it stands behind its words. */
  const counted = (label: string, band: keyof BandCounts, at: number): string => {
    const found = bands[band]?.[at];
    return found === undefined ? label : t("empty.counted", { label, count: found });
  };
  const amount = (major: number): string =>
    formatMoney(t, { minor: Math.round(major * 10 ** minorDigits(currency)), currency });
  const one = (name: string): string => params.get(name) ?? "";
  const { wage, hours: atMost, days: since, km } = boundsOf(params, currency);
  const groups: FilterGroup[] = [
    {
      name: "sort",
      legend: t("sort.label"),
      kind: "radio",
      phoneOnly: true,
      value: one("sort") || "relevance",
      choices: sorts.map((value) => ({ value, label: sortWords(t, value, wordless) })),
    },
    {
      name: "kind",
      legend: t("filters.kind"),
      kind: "check",
      value: params.getAll("kind"),
      choices: [
        { value: "vacancy", label: t("filters.vacancy"), count: count("kind", "vacancy") },
        { value: "programme", label: t("filters.programme"), count: count("kind", "intake") },
      ],
    },
    ...(distances
      ? [
          {
            name: "km",
            legend: t("filters.distance"),
            kind: "radio" as const,
            value: km === null ? ANY_DISTANCE : String(km),
            choices: [
              ...withOwn(RADII, km).map(({ step, at }) => ({
                value: String(step),
                count: bands.radiusKm?.[at],
                label: t("filters.within", { km: step }),
              })),
              { value: ANY_DISTANCE, count: bands.radiusKm?.[RADII.length], label: t("filters.anyDistance") },
            ],
          },
        ]
      : []),
    {
      name: "wage",
      legend: t("filters.wage"),
      kind: "select",
      value: text(wage),
      choices: [
        { value: "", label: t("filters.anyWage") },
        ...withOwn(WAGES, wage).map(({ step, at }) => ({
          value: String(step),
          label: counted(t("filters.atLeast", { amount: amount(step) }), "wageMin", at),
        })),
      ],
    },
    {
      name: "type",
      legend: t("filters.type"),
      kind: "check",
      value: params.getAll("type"),
      choices: TYPES.map((value) => ({
        value,
        label: t(`jobs:employmentType.${value}`),
        count: count("employmentType", value),
      })),
    },
    {
      name: "hours",
      legend: t("filters.hours"),
      kind: "select",
      value: text(atMost),
      choices: [
        { value: "", label: t("filters.anyHours") },
        ...withOwn(HOURS, atMost).map(({ step, at }) => ({
          value: String(step),
          label: counted(t("filters.hoursAtMost", { count: step }), "hoursMax", at),
        })),
      ],
    },
    {
      name: "shift",
      legend: t("filters.shift"),
      kind: "check",
      value: params.getAll("shift"),
      choices: SHIFTS.map((value) => ({
        value,
        label: sentenceCase(t(`jobs:shift.${value}`)),
        count: count("shift", value),
      })),
    },
    {
      name: "need",
      legend: t("filters.needs"),
      kind: "check",
      value: params.getAll("need"),
      choices: NEEDS.map((value) => ({
        value,
        label: t(`common:job.badges.${value}`),
        count: count(value, "true"),
      })),
    },
    {
      name: "adapt",
      legend: t("filters.adapt"),
      kind: "check",
      folded: true,
      value: params.getAll("adapt"),
      choices: ACCOMMODATIONS.map((value) => ({
        value,
        label: t(`jobs:accommodation.${value}`),
        count: count("accommodation", value),
      })),
    },
    {
      name: "edu",
      legend: t("filters.education"),
      kind: "check",
      folded: true,
      value: params.getAll("edu"),
      choices: EDUCATION_LEVELS.map((value) => ({
        value,
        label: sentenceCase(t(`jobs:education.${value}`)),
        count: count("education", value),
      })),
    },
    {
      name: "days",
      legend: t("filters.posted"),
      kind: "select",
      value: text(since),
      choices: [
        { value: "", label: t("filters.anyTime") },
        ...withOwn(DAYS, since).map(({ step, at }) => ({
          value: String(step),
          label: counted(t("filters.lastDays", { count: step }), "postedSince", at),
        })),
      ],
    },
  ];
  return (
    <Filters
      groups={groups}
      active={active}
      clearHref={clearedHref(params)}
      hidden={{ q: one("q"), where: one("where"), region: params.getAll("region") }}
    />
  );
}
