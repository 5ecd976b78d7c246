import { useTranslation } from "react-i18next";

import type { Words } from "#app/domain/applications/blind-candidate.ts";
import type { WorkRequirement } from "#app/domain/vacancies/vacancy.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { Badges } from "./badge.tsx";
import { Card } from "./card.tsx";
import { Fit } from "./fit.tsx";
import { matchReasons } from "./match-reasons.ts";
import type { PostingFit } from "./posting-card.tsx";
import { inLocale } from "./posting-words.ts";
import { Reasons } from "./reasons.tsx";

export type WhyItFitsProps = {
  requirements: readonly WorkRequirement[];
  /** The reader compared with what is asked for; null where nothing is known of the reader. */
  candidate: {
    readonly skills: readonly { readonly label: Words; readonly asked: boolean }[];
    readonly missing: readonly Words[];
  } | null;
  /** The match and all its terms; null where there is none. */
  fit: PostingFit | null;
  seeker: boolean;
};

/** «لماذا تناسبك», or simply what the job asks for where we know nothing of the reader. */
export function WhyItFits({ requirements, candidate, fit, seeker }: WhyItFitsProps) {
  const { t } = useTranslation("jobs");
  const { locale } = useLocale();
  if (!candidate || !fit)
    return (
      <Card title={t("vacancy.requirements")}>
        {requirements.length > 0 ? (
          <ul className="bullets">
            {requirements.map(({ label, lang }, index) => (
              <li key={index} lang={lang}>
                {label}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("vacancy.notListed")}</p>
        )}
        {seeker ? <p className="muted">{t("fit.noProfile")}</p> : null}
      </Card>
    );
  const asked = candidate.skills.filter((skill) => skill.asked);
  return (
    <Card title={t("fit.title")}>
      <p>
        <Fit score={fit.stones} large />
      </p>
      <Reasons items={matchReasons(t, fit.terms, fit.terms.length)} />
      {asked.length > 0 ? (
        <>
          <h3>{t("fit.yourSkills")}</h3>
          <Badges items={asked.map(({ label }) => ({ icon: "check", label: inLocale(locale, label) }))} />
        </>
      ) : null}
      {candidate.missing.length > 0 ? (
        <>
          <h3>{t("fit.missingTitle")}</h3>
          <Badges items={candidate.missing.map((label) => ({ label: inLocale(locale, label) }))} />
          <p className="muted">{t("fit.stillApply")}</p>
        </>
      ) : null}
      <p className="muted small">{t("fit.wrong")}</p>
    </Card>
  );
}
