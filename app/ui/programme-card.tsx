import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Icon } from "./icon.tsx";
import { JobCard, type JobCardProps } from "./job-card.tsx";
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
