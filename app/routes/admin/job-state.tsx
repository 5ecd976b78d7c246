import { useTranslation } from "react-i18next";
import { DateText } from "#app/ui/date-text.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { Status, type StatusTone } from "#app/ui/status.tsx";
import type { JobState, JobView, Moment, RunView } from "./run-view.server.ts";

const LOOKS: Readonly<Record<JobState, { tone: StatusTone; icon: IconName }>> = {
  running: { tone: "info", icon: "clock" },
  late: { tone: "bad", icon: "warning" },
  failing: { tone: "bad", icon: "warning" },
  asked: { tone: "info", icon: "clock" },
  waiting: { tone: "ok", icon: "check" },
  never: { tone: "plain", icon: "clock" },
};

/** A date with the time of day beside it. */
export function MomentText({ moment }: { readonly moment: Moment }) {
  return (
    <>
      <DateText date={moment.date} /> <span className="muted nowrap">{moment.time}</span>
    </>
  );
}

/** Where a job stands, since when it is late, and what kind of error it met. */
export function JobStanding({ job }: { readonly job: JobView }) {
  const { t } = useTranslation("admin");
  const { state, late, failures, latest, missed } = job;
  return (
    <>
      <Status {...LOOKS[state]}>{t(`system.state.${state}`)}</Status>
      {late ? (
        <p className="small">
          {t("system.lateSince")} <MomentText moment={late} />
        </p>
      ) : null}
      {failures > 0 ? <p className="small">{t("system.failures", { count: failures })}</p> : null}
      {failures > 0 && latest?.error ? <ErrorText error={latest.error} /> : null}
      {missed > 0 ? <p className="small muted">{t("system.missed", { count: missed })}</p> : null}
    </>
  );
}

/** Kind, code and place of an error: words of the program, left to right. */
export function ErrorText({ error }: { readonly error: string }) {
  return (
    <p className="small">
      <bdi dir="ltr">{error}</bdi>
    </p>
  );
}

const OUTCOMES: Readonly<Record<RunView["outcome"], StatusTone>> = {
  running: "info",
  done: "ok",
  failed: "bad",
  lost: "warn",
};

export function RunOutcome({ run }: { readonly run: RunView }) {
  const { t } = useTranslation("admin");
  return <Status tone={OUTCOMES[run.outcome]}>{t(`system.outcome.${run.outcome}`)}</Status>;
}
