import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";

import { formatNumber } from "#app/i18n/numbers.ts";

import { type BadgeItem, Badges } from "./badge.tsx";
import { type Fact, Facts } from "./facts.tsx";
import { Fit, type FitScore } from "./fit.tsx";
import { IncomePath, type IncomePathProps } from "./income-path.tsx";
import { type Reason, Reasons } from "./reasons.tsx";
import { SaveButton, type SaveButtonProps } from "./save-button.tsx";
import type { IconName } from "./icon.tsx";
import { TapLink } from "./tap-link.tsx";

/** What an employer offers beside the wage. */
export const jobBadges = {
  remote: "home",
  accessible: "accessibility",
  childcare: "childcare",
  transport: "bus",
  accommodation: "building",
  noExperience: "check",
} satisfies Record<string, IconName>;

export type JobBadge = keyof typeof jobBadges;

export type JobCardProps = {
  href: string;
  title: string;
  employer: ReactNode;
  /** «حي الناصرة، القطيف»; absent for work from home. */
  place?: string | null;
  remote?: boolean;
  /** From the reader's home; whole kilometres. */
  distanceKm?: number | null;
  /** «دوام كامل، من 7 صباحًا إلى 3 مساءً». */
  hours?: string | null;
  /** As `formatMoneyRange` words it. */
  wage?: string | null;
  facts?: readonly Fact[];
  fit?: { score: FitScore; label?: string } | null;
  reasons?: readonly Reason[];
  income?: IncomePathProps | null;
  /** Where the income after this job can be worked out with own figures. */
  calculateHref?: string | null;
  badges?: readonly JobBadge[];
  /** «نُشرت قبل يومين», «3 شواغر» … */
  foot?: readonly ReactNode[];
  save?: SaveButtonProps | null;
  /** Before the title, such as the kind of a programme. */
  tag?: ReactNode;
  className?: string;
};

/** A posting among results: what, where, how it fits, and income after work. The title's link covers the card. */
export function JobCard(props: JobCardProps) {
  const { t } = useTranslation();
  const id = useId();
  const {
    href,
    title,
    employer,
    fit,
    reasons = [],
    income,
    calculateHref,
    badges = [],
    foot = [],
    save,
    tag,
    className,
  } = props;
  const badgeItems: BadgeItem[] = badges.map((badge) => ({
    icon: jobBadges[badge],
    label: t(`common:job.badges.${badge}`),
  }));
  return (
    <article className={className ?? "card job"} aria-labelledby={id}>
      {tag}
      <div className="job__cols">
        <div className="stack">
          <div className="card__head">
            <div>
              <h3 className="card__title" id={id}>
                <a href={href}>{title}</a>
              </h3>
              <p className="muted">{employer}</p>
            </div>
            {save ? <SaveButton {...save} /> : null}
          </div>
          <Facts items={useJobFacts(props)} />
          {fit ? (
            <div className="stack-2">
              <p>
                <Fit {...fit} />
              </p>
              <Reasons items={reasons} />
            </div>
          ) : null}
        </div>
        {income || calculateHref || badgeItems.length > 0 ? (
          <div className="stack">
            {income ? <IncomePath {...income} /> : null}
            {calculateHref ? (
              <p>
                <TapLink className="above small" icon="scale" href={calculateHref}>
                  {t("workPays:link.card")}
                </TapLink>
              </p>
            ) : null}
            <Badges items={badgeItems} />
          </div>
        ) : null}
      </div>
      {foot.length > 0 ? (
        <p className="card__foot">
          {foot.map((part, index) => (
            <span key={index}>{part}</span>
          ))}
        </p>
      ) : null}
    </article>
  );
}

/** Place, hours and wage as facts; what is not known is left out. */
function useJobFacts({ place, remote, distanceKm, hours, wage, facts = [] }: JobCardProps): Fact[] {
  const { t } = useTranslation();
  const where = remote ? t("common:job.remote") : place;
  const away =
    // Nothing when it rounds to 0: the place is named, and only its centre is known.
    !distanceKm || Math.round(distanceKm) === 0 || remote
      ? null
      : t("common:job.away", { km: formatNumber(distanceKm, 0) });
  const found: (Fact | null)[] = [
    where || away
      ? {
          icon: remote ? "home" : "pin",
          label: t("common:job.place"),
          value: (
            <>
              {where}
              {where && away ? " · " : null}
              {away ? <b>{away}</b> : null}
            </>
          ),
        }
      : null,
    hours ? { icon: "clock", label: t("common:job.hours"), value: hours } : null,
    wage ? { icon: "money", value: t("common:job.wageLine", { wage }) } : null,
  ];
  return [...found.filter((fact) => fact !== null), ...facts];
}
