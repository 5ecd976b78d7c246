import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { EvidenceTier } from "#app/ui/evidence-tier.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { PathRow } from "#app/ui/path-row.tsx";
import { Status, type StatusTone } from "#app/ui/status.tsx";
import type { StepState } from "#app/ui/stone.tsx";
import { CorrectAway, CorrectDates, SettleCheckpoint, WorkActs, type ActFields } from "./person-acts.tsx";
import type { PersonView } from "./person-view.server.ts";

type Placement = PersonView["placements"][number];

const TONES: Readonly<Record<Placement["status"], StatusTone>> = {
  expected: "info",
  started: "ok",
  suspended: "warn",
  ended: "plain",
  cancelled: "plain",
};

const STONES: Readonly<Record<Placement["checkpoints"][number]["status"], StepState>> = {
  pending: "later",
  evidenced: "next",
  confirmed: "done",
  disputed: "issue",
  unknown: "off",
};

/** A person's placements, each with its checkpoints and what proves them. */
export function PersonWork({
  placements,
  fields,
}: {
  readonly placements: readonly Placement[];
  readonly fields: ActFields;
}) {
  const { t } = useTranslation("office");
  if (placements.length === 0)
    return (
      <Card title={t("person.work")} icon="briefcase">
        <p className="muted">{t("person.workNone")}</p>
      </Card>
    );
  return placements.map((placement) => (
    <OnePlacement key={placement.id} placement={placement} fields={fields} />
  ));
}

function OnePlacement({ placement, fields }: { readonly placement: Placement; readonly fields: ActFields }) {
  const { t } = useTranslation("office");
  const { title, titleLang, employerName, status, checkpoints, evidence } = placement;
  return (
    <Card
      title={<bdi lang={titleLang ?? undefined}>{title ?? t("person.elsewhere")}</bdi>}
      icon="briefcase"
      aside={<Status tone={TONES[status]}>{t(`person.placement.${status}`)}</Status>}
      className="stack-2"
    >
      {employerName ? (
        <p>
          <bdi>{employerName}</bdi>
        </p>
      ) : null}
      {checkpoints.length > 0 ? (
        <PathRow
          label={t("caseload.column.checkpoints")}
          steps={checkpoints.map((checkpoint) => ({
            label: t("person.day", { day: checkpoint.day }),
            state: checkpoint.waits ? "now" : STONES[checkpoint.status],
            detail: t(`person.checkpoint.${checkpoint.waits ? "waits" : checkpoint.status}`),
            note: checkpoint.dueOn.gregorian,
          }))}
        />
      ) : null}
      <KeyValues
        items={[
          placement.startedOn
            ? { name: t("person.startedOn"), value: <DateText date={placement.startedOn} /> }
            : { name: t("person.expectedOn"), value: <DateText date={placement.expectedStart} /> },
          ...(placement.endedOn
            ? [{ name: t("person.endedOn"), value: <DateText date={placement.endedOn} /> }]
            : []),
          ...(placement.wage ? [{ name: t("person.wage"), value: placement.wage }] : []),
          { name: t("person.bestTier"), value: <EvidenceTier tier={placement.tier} /> },
        ]}
      />
      {evidence.length > 0 ? (
        <Disclosure summary={`${t("person.evidence")} (${evidence.length})`}>
          <DataTable
            cards
            plain
            label={t("person.evidence")}
            rows={evidence}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "span",
                header: t("person.evidenceSpan"),
                rowHeader: true,
                cell: ({ from, last }) =>
                  last ? t("common:range", { from: from.gregorian, to: last.gregorian }) : from.gregorian,
              },
              {
                key: "tier",
                header: t("person.evidenceTier"),
                cell: ({ tier }) => <EvidenceTier tier={tier} />,
              },
              {
                key: "wage",
                header: t("person.evidenceWage"),
                numeric: true,
                cell: ({ wage }) => wage ?? "—",
              },
            ]}
          />
        </Disclosure>
      ) : (
        <p className="muted">{t("person.evidenceNone")}</p>
      )}
      {placement.versions.length > 1 ? <Versions versions={placement.versions} /> : null}
      {checkpoints
        .filter((checkpoint) => checkpoint.status === "disputed" || checkpoint.status === "unknown")
        .map((checkpoint) => (
          <SettleCheckpoint key={checkpoint.id} checkpoint={checkpoint} fields={fields} />
        ))}
      <WorkActs placement={placement} fields={fields} />
      {placement.startedOn ? (
        <>
          <CorrectDates placement={placement} fields={fields} />
          <CorrectAway placement={placement} fields={fields} />
        </>
      ) : null}
    </Card>
  );
}

/** The dates as they were believed, the latest first: a correction loses no version. */
function Versions({ versions }: { readonly versions: Placement["versions"] }) {
  const { t } = useTranslation("office");
  return (
    <Disclosure summary={`${t("acts.versions.title")} (${versions.length})`}>
      <DataTable
        cards
        plain
        label={t("acts.versions.title")}
        rows={versions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "recorded",
            header: t("acts.versions.recorded"),
            rowHeader: true,
            cell: ({ recordedOn }) => recordedOn.gregorian,
          },
          {
            key: "start",
            header: t("person.startedOn"),
            cell: ({ startedOn }) => startedOn?.gregorian ?? "—",
          },
          { key: "end", header: t("person.endedOn"), cell: ({ endedOn }) => endedOn?.gregorian ?? "—" },
          { key: "tier", header: t("person.evidenceTier"), cell: ({ tier }) => <EvidenceTier tier={tier} /> },
        ]}
      />
    </Disclosure>
  );
}
