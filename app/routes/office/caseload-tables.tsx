import { useTranslation } from "react-i18next";
import type { Lane, Stage } from "#app/domain/casework/caseload.ts";
import type { GraduationState } from "#app/domain/casework/graduation.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { EvidenceTier, type EvidenceTierName } from "#app/ui/evidence-tier.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { PathMini } from "#app/ui/path-mini.tsx";
import { Status, type StatusTone } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";

type Checkpoint = { readonly day: number; readonly status: string };

type TaskItem = {
  readonly personId: string;
  readonly fullName: string;
  readonly lane: Lane;
  readonly since: FormattedDate;
  readonly days: number;
  readonly caseId: string | null;
  readonly employerName: string | null;
  readonly answer: string | null;
  readonly checkpoint: { readonly day: number; readonly state: string } | null;
  readonly review: string | null;
};

const LOOKS: Readonly<Record<Lane, { tone: StatusTone; icon: IconName }>> = {
  decide: { tone: "bad", icon: "scale" },
  appeal: { tone: "bad", icon: "flag" },
  hearing: { tone: "warn", icon: "phone" },
  propose: { tone: "info", icon: "graduation" },
  benefit: { tone: "warn", icon: "money" },
  wage: { tone: "warn", icon: "help" },
  checkpoint: { tone: "warn", icon: "document" },
};

/** Days of waiting after which a task is marked. */
const LONG = 14;

/** What needs action, the longest waiting first. */
export function TaskTable({ tasks }: { readonly tasks: readonly TaskItem[] }) {
  const { t } = useTranslation("office");
  const detail = ({ lane, answer, employerName, checkpoint, review }: TaskItem): string => {
    if (lane === "wage")
      return [t(`task.wage.${answer ?? "unanswered"}`), employerName].filter(Boolean).join(" ");
    if (lane === "checkpoint" && checkpoint)
      return t(`task.checkpoint.${checkpoint.state}`, { day: checkpoint.day });
    if (lane === "benefit") return t(`task.benefit.${review ?? "suspended"}`);
    return t(`task.${lane}`);
  };
  return (
    <DataTable
      cards
      label={t("caseload.tasks")}
      className="table--case"
      rows={tasks}
      rowKey={(task) => `${task.lane} ${task.personId} ${task.since.iso} ${task.checkpoint?.day ?? ""}`}
      empty={t("caseload.noTasks")}
      columns={[
        {
          key: "person",
          header: t("caseload.column.person"),
          rowHeader: true,
          cell: ({ caseId, personId, fullName }) => (
            <TapLink href={caseId ? `/office/graduation/${caseId}` : `/office/people/${personId}`}>
              <bdi>{fullName}</bdi>
            </TapLink>
          ),
        },
        {
          key: "task",
          header: t("caseload.column.task"),
          cell: (task) => (
            <>
              <Status {...LOOKS[task.lane]}>{t(`lane.${task.lane}`)}</Status>
              <br />
              <span className="small">{detail(task)}</span>
            </>
          ),
        },
        {
          key: "since",
          header: t("caseload.column.since"),
          cell: ({ since }) => <DateText date={since} />,
        },
        {
          key: "waiting",
          header: t("caseload.column.waiting"),
          cell: ({ days }) => (
            <Status tone={days >= LONG ? "bad" : days > 0 ? "warn" : "plain"}>
              {days === 0 ? t("common:ago.today") : t("common:count.days", { count: days })}
            </Status>
          ),
        },
      ]}
    />
  );
}

type PersonItem = {
  readonly personId: string;
  readonly fullName: string;
  readonly stage: Stage;
  readonly checkpoints: readonly Checkpoint[];
  readonly tier: EvidenceTierName;
  readonly next: FormattedDate | null;
  readonly isLate: boolean;
  readonly caseId: string | null;
  readonly caseStatus: GraduationState | null;
};

/** The caseload, one line per person. */
export function PeopleTable({ people }: { readonly people: readonly PersonItem[] }) {
  const { t } = useTranslation("office");
  return (
    <DataTable
      cards
      label={t("caseload.people")}
      className="table--case"
      rows={people}
      rowKey={({ personId }) => personId}
      empty={t("caseload.noPeople")}
      columns={[
        {
          key: "person",
          header: t("caseload.column.person"),
          rowHeader: true,
          cell: ({ personId, fullName }) => (
            <TapLink href={`/office/people/${personId}`}>
              <bdi>{fullName}</bdi>
            </TapLink>
          ),
        },
        {
          key: "stage",
          header: t("caseload.column.stage"),
          cell: ({ stage }) => t(`stage.${stage}`),
        },
        {
          key: "checkpoints",
          header: t("caseload.column.checkpoints"),
          className: "c-stage",
          cell: ({ checkpoints }) => <Checkpoints checkpoints={checkpoints} />,
        },
        {
          key: "tier",
          header: t("caseload.column.tier"),
          cell: ({ stage, tier }) =>
            stage === "none" ? <span className="muted">—</span> : <EvidenceTier tier={tier} />,
        },
        {
          key: "next",
          header: t("caseload.column.next"),
          cell: ({ next, isLate }) =>
            !next ? (
              <span className="muted">—</span>
            ) : isLate ? (
              <Status tone="warn" icon="clock">
                <DateText date={next} /> <span className="vh">{t("caseload.late")}</span>
              </Status>
            ) : (
              <DateText date={next} />
            ),
        },
        {
          key: "case",
          header: t("caseload.column.case"),
          cell: ({ caseId, caseStatus }) =>
            caseId && caseStatus ? (
              <Status tone="info">{t(`caseStatus.${caseStatus}`)}</Status>
            ) : (
              <span className="muted">—</span>
            ),
        },
      ]}
    />
  );
}

/** The start and the four checkpoints as five stones; the furthest one passed is said in words. */
function Checkpoints({ checkpoints }: { readonly checkpoints: readonly Checkpoint[] }) {
  const { t } = useTranslation("office");
  if (checkpoints.length === 0) return <span className="muted small">{t("checkpointMini.none")}</span>;
  const passed = checkpoints.filter(({ status }) => status === "confirmed" || status === "evidenced");
  const last = passed.at(-1);
  const name = last ? t("checkpointMini.reached", { day: last.day }) : t("checkpointMini.waiting");
  return <PathMini current={passed.length + 2} name={name} />;
}
