import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { Status, type StatusTone } from "#app/ui/status.tsx";
import { MomentText } from "./job-state.tsx";
import type { Moment } from "./run-view.server.ts";

export type WorkerView = {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly state: "alive" | "missing" | "stopped";
  readonly started: Moment;
  readonly silent: string;
};

const TONES: Readonly<Record<WorkerView["state"], StatusTone>> = {
  alive: "ok",
  missing: "bad",
  stopped: "plain",
};

/** Which workers live, since when, and which fell silent without having ended. */
export function WorkerList({ workers }: { readonly workers: readonly WorkerView[] }) {
  const { t } = useTranslation("admin");
  return (
    <DataTable
      cards
      label={t("workers.title")}
      rows={workers}
      rowKey={({ id }) => id}
      empty={t("workers.none")}
      columns={[
        {
          key: "name",
          header: t("workers.name"),
          rowHeader: true,
          cell: ({ name }) => <bdi dir="ltr">{name}</bdi>,
        },
        {
          key: "state",
          header: t("system.stateOf"),
          cell: ({ state }) => <Status tone={TONES[state]}>{t(`workers.state.${state}`)}</Status>,
        },
        { key: "sign", header: t("workers.sign"), cell: ({ silent }) => t("workers.ago", { span: silent }) },
        {
          key: "started",
          header: t("workers.started"),
          cell: ({ started }) => <MomentText moment={started} />,
        },
        {
          key: "version",
          header: t("workers.version"),
          cell: ({ version }) => <bdi dir="ltr">{version}</bdi>,
        },
      ]}
    />
  );
}
