import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { FormattedDate } from "#app/i18n/dates.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { type BadgeItem, Badges } from "./badge.tsx";
import { Card } from "./card.tsx";
import { DateText } from "./date-text.tsx";
import { type Fact, Facts } from "./facts.tsx";
import { jobBadges } from "./job-card.tsx";
import { hoursWords, inLocale, wageWords, type HoursParts, type WageParts } from "./posting-words.ts";
import { Status } from "./status.tsx";

export type VacancyShown = WageParts &
  HoursParts & {
    readonly title: string;
    readonly titleLang: string;
    readonly employerName: string;
    readonly employer: { readonly verified: boolean } | null;
    readonly place: { readonly ar: string; readonly en: string } | null;
    readonly cityText: string | null;
    readonly remote: boolean;
    readonly socialInsurance: boolean | null;
    readonly openings: number;
    readonly openingsFilled: number;
    readonly experienceYears: number | null;
    readonly educationLevel: string | null;
    readonly accommodations: readonly string[];
    readonly childcare: boolean;
    readonly transport: boolean;
    readonly sourceName: string | null;
  };

/** What the work is, at a glance: title, employer, place, hours, wage, contract, openings, closing date. */
export function VacancyHeader({
  vacancy,
  closesOn,
  children,
}: {
  vacancy: VacancyShown;
  closesOn: FormattedDate | null;
  children?: ReactNode;
}) {
  const { t } = useTranslation("jobs");
  return (
    <Card>
      <h1 lang={vacancy.titleLang}>
        <bdi>{vacancy.title}</bdi>
      </h1>
      <p>
        <b>
          <bdi>{vacancy.employerName}</bdi>
        </b>{" "}
        {vacancy.employer?.verified ? (
          <Status tone="ok" icon="shield">
            {t("vacancy.verified")}
          </Status>
        ) : null}
      </p>
      <Facts columns items={useVacancyFacts(vacancy, closesOn)} />
      <Badges items={useVacancyBadges(vacancy)} />
      {vacancy.sourceName ? (
        <p className="muted small">{t("vacancy.source", { source: vacancy.sourceName })}</p>
      ) : null}
      {children}
    </Card>
  );
}

function useVacancyFacts(vacancy: VacancyShown, closesOn: FormattedDate | null): Fact[] {
  const { t } = useTranslation("jobs");
  const { locale } = useLocale();
  const place = vacancy.remote
    ? t("common:job.remote")
    : vacancy.place
      ? inLocale(locale, vacancy.place)
      : vacancy.cityText;
  const hours = hoursWords(t, vacancy);
  const left = Math.max(0, vacancy.openings - vacancy.openingsFilled);
  const { experienceYears, educationLevel } = vacancy;
  const facts: (Fact | null)[] = [
    place ? { icon: vacancy.remote ? "home" : "pin", label: t("common:job.place"), value: place } : null,
    hours ? { icon: "clock", label: t("common:job.hours"), value: hours } : null,
    { icon: "money", label: t("common:job.wage"), value: wageWords(t, vacancy) ?? t("vacancy.noWage") },
    vacancy.socialInsurance
      ? { icon: "document", label: t("vacancy.contract"), value: t("vacancy.insured") }
      : null,
    left > 0
      ? { icon: "users", label: t("vacancy.openings"), value: t("common:job.openings", { count: left }) }
      : null,
    closesOn
      ? {
          icon: "calendar",
          value: (
            <>
              {t("vacancy.closes")} <DateText date={closesOn} />
            </>
          ),
        }
      : null,
    experienceYears
      ? {
          icon: "briefcase",
          value: t("vacancy.experience", { years: t("years", { count: experienceYears }) }),
        }
      : null,
    educationLevel && educationLevel !== "none"
      ? {
          icon: "graduation",
          value: t("vacancy.education", {
            level: t(`education.${educationLevel}`, { defaultValue: educationLevel }),
          }),
        }
      : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function useVacancyBadges(vacancy: VacancyShown): BadgeItem[] {
  const { t } = useTranslation("jobs");
  const badge = (name: keyof typeof jobBadges): BadgeItem => ({
    icon: jobBadges[name],
    label: t(`common:job.badges.${name}`),
  });
  return [
    ...(vacancy.childcare ? [badge("childcare")] : []),
    ...(vacancy.transport ? [badge("transport")] : []),
    ...(vacancy.experienceYears === 0 ? [badge("noExperience")] : []),
    ...vacancy.accommodations.map((one): BadgeItem => ({
      icon: "accessibility",
      label: t(`accommodation.${one}`, { defaultValue: one }),
    })),
  ];
}
