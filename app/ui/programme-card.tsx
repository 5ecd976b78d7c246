import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Icon } from "./icon.tsx";
import { JobCard, type JobCardProps } from "./job-card.tsx";
import { PathRow } from "./path-row.tsx";
import { Stone } from "./stone.tsx";

/** The three kinds of programme, labelled as such. */
export type ProgrammeKind = "endsInJob" | "workshop" | "flexible";

function KindTag({ kind }: { kind: ProgrammeKind }) {
  const { t } = useTranslation();
  return (
    <p className="prog-tag">
      <Stone state="done" size="large">
        <Icon name="graduation" />
      </Stone>
      <span>{t(`common:programme.${kind}`)}</span>
    </p>
  );
}

export type ProgrammeCardProps = Omit<JobCardProps, "tag" | "className" | "employer"> & {
  kind?: ProgrammeKind;
  /** Who trains. */
  provider: ReactNode;
};

/** A programme among results, beside vacancies. */
export function ProgrammeCard({ kind = "endsInJob", provider, ...job }: ProgrammeCardProps) {
  return (
    <JobCard
      {...job}
      employer={provider}
      className="card job card--programme"
      tag={<KindTag kind={kind} />}
    />
  );
}

export type ProgrammeFeatureProps = {
  href: string;
  title: string;
  /** Who trains, and where. */
  provider: ReactNode;
  weeks: number;
  /** «مكافأة 1,000 ريال شهريًا». */
  allowance?: string | null;
  /** The employer bound to hire. */
  employer: string;
  /** The wage of the job, worded. */
  wage: string;
  foot?: readonly ReactNode[];
};

/** A programme that ends in a job, on its own: weeks, then the job, then the wage. */
export function ProgrammeFeature(props: ProgrammeFeatureProps) {
  const { t } = useTranslation();
  const { href, title, provider, weeks, allowance, employer, wage, foot = [] } = props;
  return (
    <article className="card card--programme stack">
      <KindTag kind="endsInJob" />
      <h3 className="card__title">
        <a href={href}>{title}</a>
      </h3>
      <p className="muted small">{provider}</p>
      <PathRow
        steps={[
          {
            label: t("common:programme.weeks", { count: weeks }),
            detail: allowance,
            state: "next",
            mark: weeks,
          },
          {
            label: t("common:programme.guaranteedJob"),
            detail: employer,
            state: "later",
            mark: <Icon name="briefcase" />,
          },
          {
            label: wage,
            detail: t("common:programme.monthlyWage"),
            state: "later",
            mark: <Icon name="money" />,
          },
        ]}
      />
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
