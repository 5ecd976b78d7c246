import { useTranslation } from "react-i18next";
import { DAYS, HOURS, type SORTS } from "#app/domain/search/search-postings.schema.ts";
import type { SearchResult } from "#app/domain/search/search-postings.server.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { minorDigits } from "#app/domain/kernel/money.ts";
import { ACCOMMODATIONS, EDUCATION_LEVELS } from "#app/domain/vacancies/vacancy.ts";
import { Filters, type FilterGroup } from "#app/ui/filters.tsx";
import { sentenceCase } from "#app/i18n/sentence-case.ts";
import { clearedHref, NEEDS, RADIUS_CHOICES, SHIFT_CHOICES, TYPES, WAGES } from "./search-conditions.ts";

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
};

/** The conditions of the search page, with how many postings each would leave. */
export function SearchFilters({ params, facets, bands, currency, active, distances, sorts }: Props) {
  const { t } = useTranslation("search");
  const count = (facet: keyof FacetCounts, value: string): number | undefined =>
    facets[facet]?.find((entry) => entry.value === value)?.count ?? (facets[facet] ? 0 : undefined);
  /** A choice of a list can't have its count beside it: it stands behind its words. */
  const counted = (label: string, band: keyof BandCounts, at: number): string => {
    const found = bands[band]?.[at];
    return found === undefined ? label : t("empty.counted", { label, count: found });
  };
  const amount = (major: number): string =>
    formatMoney(t, { minor: major * 10 ** minorDigits(currency), currency });
  const one = (name: string): string => params.get(name) ?? "";
  const groups: FilterGroup[] = [
    {
      name: "sort",
      legend: t("sort.label"),
      kind: "radio",
      phoneOnly: true,
      value: one("sort") || "relevance",
      choices: sorts.map((value) => ({ value, label: t(`sort.${value}`) })),
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
            value: one("km") || "30",
            choices: RADIUS_CHOICES.map((value, at) => ({
              value,
              count: bands.radiusKm?.[at],
              label: value === "any" ? t("filters.anyDistance") : t("filters.within", { km: value }),
            })),
          },
        ]
      : []),
    {
      name: "wage",
      legend: t("filters.wage"),
      kind: "select",
      value: one("wage"),
      choices: [
        { value: "", label: t("filters.anyWage") },
        ...WAGES.map((major, at) => ({
          value: String(major),
          label: counted(t("filters.atLeast", { amount: amount(major) }), "wageMin", at),
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
      value: one("hours"),
      choices: [
        { value: "", label: t("filters.anyHours") },
        ...HOURS.map((hours, at) => ({
          value: String(hours),
          label: counted(t("filters.hoursAtMost", { count: hours }), "hoursMax", at),
        })),
      ],
    },
    {
      name: "shift",
      legend: t("filters.shift"),
      kind: "check",
      value: params.getAll("shift"),
      choices: SHIFT_CHOICES.map((value) => ({
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
      value: one("days"),
      choices: [
        { value: "", label: t("filters.anyTime") },
        ...DAYS.map((days, at) => ({
          value: String(days),
          label: counted(t("filters.lastDays", { count: days }), "postedSince", at),
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
