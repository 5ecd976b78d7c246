import { useTranslation } from "react-i18next";

import type { BlindCandidate } from "#app/domain/applications/blind-candidate.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { KeyValues } from "./facts.tsx";
import { inLocale } from "./posting-words.ts";

export type CandidateShown = Pick<
  BlindCandidate,
  "skills" | "years" | "occupations" | "distance" | "availability"
>;

/** What an employer sees of a candidate, blind; the candidate sees the same before applying. */
export function CandidateSummary({
  candidate,
  of = "seeker",
}: {
  candidate: CandidateShown | null;
  /** Who reads it. */
  of?: "seeker" | "employer";
}) {
  const { t } = useTranslation("jobs");
  const { locale } = useLocale();
  const comma = t("listComma");
  const skills = candidate?.skills.map(({ label }) => inLocale(locale, label)).join(comma);
  return (
    <KeyValues
      items={[
        {
          name: t("apply.skills"),
          value: skills || t(of === "employer" ? "apply.noSkillsGiven" : "apply.noSkills"),
        },
        { name: t("apply.experience"), value: useExperience(candidate) },
        { name: t("apply.distance"), value: t(`distance.${candidate?.distance ?? "unknown"}`) },
        { name: t("apply.time"), value: useAvailability(candidate?.availability ?? null) },
      ]}
    />
  );
}

/** «سنتان · البيع، خدمة الزبائن». */
export function useExperience(candidate: Pick<CandidateShown, "years" | "occupations"> | null): string {
  const { t } = useTranslation("jobs");
  const { locale } = useLocale();
  const years = candidate?.years;
  const parts = [
    years === null || years === undefined ? null : t("years", { count: years }),
    candidate?.occupations.map(({ label }) => inLocale(locale, label)).join(t("listComma")),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : t("apply.noExperience");
}

/** «صباحًا، من 20 إلى 40 ساعة في الأسبوع». */
export function useAvailability(availability: CandidateShown["availability"] | null): string {
  const { t } = useTranslation("jobs");
  const { shift = "any", hoursMin = null, hoursMax = null } = availability ?? {};
  const most = hoursMax ?? hoursMin;
  const least = hoursMin ?? hoursMax;
  const hours =
    most === null || least === null
      ? null
      : least === most
        ? t("hoursPerWeek", { count: most })
        : t("hoursRange", { from: String(least), to: t("hoursPerWeek", { count: most }) });
  return [t(`shift.${shift}`), hours].filter(Boolean).join(t("listComma"));
}
