import { useTranslation } from "react-i18next";

import type { FormattedDate } from "#app/i18n/dates.ts";

import { PathRow } from "./path-row.tsx";
import { Status, type StatusTone } from "./status.tsx";
import type { StepState } from "./stone.tsx";
import { TapLink } from "./tap-link.tsx";

export type ApplicationStation = {
  /** Worded as `jobs:stations.<label>`. */
  label: string;
  state: StepState;
  at: FormattedDate | null;
};

const TONES: Readonly<Record<string, StatusTone>> = {
  shortlisted: "info",
  interview: "info",
  offered: "warn",
  accepted: "ok",
  hired: "ok",
  declined: "bad",
};

/** The status of an application in a word, as each side says it. */
export function ApplicationStatus({ status, of = "seeker" }: { status: string; of?: "seeker" | "employer" }) {
  const { t } = useTranslation();
  const words = of === "employer" ? "employer:applicationStatus" : "jobs:status";
  return <Status tone={TONES[status] ?? "plain"}>{t(`${words}.${status}`)}</Status>;
}

/** The four stones of an application: sent, seen, talk, decision. */
export function ApplicationPath({ stations }: { stations: readonly ApplicationStation[] }) {
  const { t } = useTranslation("jobs");
  return (
    <PathRow
      label={t("stations.label")}
      steps={stations.map(({ label, state, at }) => ({
        label: t(`stations.${label}`),
        state,
        detail: at ? (
          <time dateTime={at.iso}>{at.gregorian}</time>
        ) : state === "off" ? (
          t("stations.didNotHappen")
        ) : undefined,
      }))}
    />
  );
}

export type ApplicationItemProps = {
  href: string;
  title: string;
  titleLang?: string;
  employer: string;
  status: string;
  stations: readonly ApplicationStation[];
  /** What the employer wrote when declining. */
  declineReason?: string | null;
  /** What to do about it now, such as answering an offer. */
  next?: { href: string; label: string } | null;
};

/** One of the person's applications, with how far it has come. */
export function ApplicationItem(props: ApplicationItemProps) {
  const { t } = useTranslation("jobs");
  const { href, title, titleLang, employer, status, stations, declineReason, next } = props;
  return (
    <article className="app">
      <div className="row row--between">
        <h3>
          <TapLink href={href} lang={titleLang}>
            {title}
          </TapLink>
        </h3>
        <ApplicationStatus status={status} />
      </div>
      <p className="muted small">
        <bdi>{employer}</bdi>
      </p>
      <ApplicationPath stations={stations} />
      {declineReason ? (
        <p className="small">
          <b>{t("application.reason")}</b> {declineReason}
        </p>
      ) : null}
      {next ? (
        <p>
          <TapLink href={next.href} icon="arrow-forward">
            {next.label}
          </TapLink>
        </p>
      ) : null}
    </article>
  );
}
