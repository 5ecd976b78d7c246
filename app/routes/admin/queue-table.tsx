import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/i18n/numbers.ts";
import { DataTable } from "#app/ui/data-table.tsx";

export type ConsumerView = {
  readonly consumer: string;
  readonly unhandled: number;
  readonly unrelayed: number;
  readonly oldest: string | null;
  readonly deadLetters: number;
  readonly queue: { readonly waiting: number; readonly active: number; readonly delayed: number } | null;
};

const IN_QUEUE = ["waiting", "active", "delayed"] as const;

/** What each consumer has before it. The first counts come from the database and hold while the queue is away. */
export function QueueTable({ consumers }: { readonly consumers: readonly ConsumerView[] }) {
  const { t } = useTranslation("admin");
  return (
    <DataTable
      cards
      label={t("queues.title")}
      rows={consumers}
      rowKey={({ consumer }) => consumer}
      empty={t("queues.none")}
      columns={[
        {
          key: "consumer",
          header: t("queues.consumer"),
          rowHeader: true,
          cell: ({ consumer }) => t(`queues.consumers.${consumer}`, { defaultValue: consumer }),
        },
        {
          key: "unhandled",
          header: t("queues.unhandled"),
          numeric: true,
          cell: ({ unhandled }) => formatNumber(unhandled),
        },
        { key: "oldest", header: t("queues.oldest"), cell: ({ oldest }) => oldest ?? "—" },
        {
          key: "unrelayed",
          header: t("queues.unrelayed"),
          numeric: true,
          cell: ({ unrelayed }) => formatNumber(unrelayed),
        },
        ...IN_QUEUE.map((name) => ({
          key: name,
          header: t(`queues.${name}`),
          numeric: true,
          cell: ({ queue }: ConsumerView) =>
            queue ? formatNumber(queue[name]) : <span className="muted">{t("queues.unknown")}</span>,
        })),
        {
          key: "dead",
          header: t("dead.title"),
          numeric: true,
          cell: ({ deadLetters }) => formatNumber(deadLetters),
        },
      ]}
    />
  );
}
