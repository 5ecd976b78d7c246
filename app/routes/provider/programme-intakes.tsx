import { useTranslation } from "react-i18next";
import type { IntakeStatus, OwnProgramme } from "#app/domain/programmes/programme.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { Card } from "#app/ui/card.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Status, type StatusTone } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";

type Intake = {
  readonly id: string;
  readonly status: IntakeStatus;
  readonly startsOn: FormattedDate;
  readonly endsOn: FormattedDate;
  readonly applyBy: FormattedDate;
  readonly place: string | null;
  readonly seatsTaken: number;
  readonly seatsLeft: number;
};

type ProgrammeOnDesk = Omit<OwnProgramme, "intakes"> & { readonly intakes: readonly Intake[] };

const TONES: Readonly<Record<IntakeStatus, StatusTone>> = {
  draft: "plain",
  open: "ok",
  full: "warn",
  running: "info",
  completed: "plain",
  cancelled: "bad",
};

/** One programme, its kind, and its intakes with their seats. */
export function ProgrammeIntakes({ programme }: { readonly programme: ProgrammeOnDesk }) {
  const { t } = useTranslation("provider");
  const { title, titleLang, kind, weeks, delivery, hiringEmployer, hiringSeats, intakes } = programme;
  const columns: readonly Column<Intake>[] = [
    {
      key: "starts",
      header: t("column.starts"),
      rowHeader: true,
      cell: ({ id, status, startsOn }) =>
        status === "draft" ? (
          <DateText date={startsOn} />
        ) : (
          <TapLink href={`/programmes/${id}`}>
            <DateText date={startsOn} />
          </TapLink>
        ),
    },
    { key: "ends", header: t("column.ends"), cell: ({ endsOn }) => <DateText date={endsOn} /> },
    { key: "applyBy", header: t("column.applyBy"), cell: ({ applyBy }) => <DateText date={applyBy} /> },
    {
      key: "place",
      header: t("column.place"),
      cell: ({ place }) => place ?? t(`jobs:programme.delivery.${delivery}`),
    },
    {
      key: "taken",
      header: t("column.taken"),
      numeric: true,
      cell: ({ seatsTaken }) => formatNumber(seatsTaken),
    },
    {
      key: "left",
      header: t("column.left"),
      numeric: true,
      cell: ({ seatsLeft }) => formatNumber(seatsLeft),
    },
    {
      key: "status",
      header: t("column.status"),
      cell: ({ status }) => <Status tone={TONES[status]}>{t(`intakeStatus.${status}`)}</Status>,
    },
  ];
  return (
    <Card
      title={<span lang={titleLang}>{title}</span>}
      icon="graduation"
      className={kind === "ends_in_job" ? "card--programme" : undefined}
      aside={
        <Status tone={kind === "ends_in_job" ? "ok" : "plain"}>{t(`jobs:programme.kind.${kind}`)}</Status>
      }
    >
      <Facts
        items={[
          {
            icon: "calendar",
            label: t("jobs:programme.length"),
            value: t("jobs:programme.weeks", { count: weeks }),
          },
          {
            icon: "pin",
            label: t("jobs:programme.delivered"),
            value: t(`jobs:programme.delivery.${delivery}`),
          },
          ...(hiringEmployer
            ? [
                {
                  icon: "briefcase" as const,
                  value: t("jobs:programme.job", { count: hiringSeats ?? 0, employer: hiringEmployer }),
                },
              ]
            : []),
        ]}
      />
      <DataTable
        cards
        plain
        label={t("programmes.intakesOf", { title })}
        columns={columns}
        rows={intakes}
        rowKey={({ id }) => id}
        empty={t("programmes.noIntakes")}
      />
    </Card>
  );
}
