import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import type { ChangeView } from "./pack-words.server.ts";

/** What differs between two versions: where, before and after. */
export function ChangeTable({
  label,
  changes,
  editAt,
}: {
  readonly label: string;
  readonly changes: readonly ChangeView[];
  /** Address of the pack, where each change can be gone back to. */
  readonly editAt?: string;
}) {
  const { t } = useTranslation("packs");
  return (
    <DataTable
      label={label}
      rows={changes}
      rowKey={({ key }) => key}
      empty={t("draft.noChanges")}
      columns={[
        {
          key: "place",
          header: t("draft.place"),
          rowHeader: true,
          cell: ({ place, part }) =>
            editAt === undefined ? place : <TapLink href={`${editAt}/${part}`}>{place}</TapLink>,
        },
        {
          key: "before",
          header: t("draft.before"),
          cell: ({ before }) =>
            before === null ? <span className="muted">{t("draft.nothing")}</span> : <bdi>{before}</bdi>,
        },
        {
          key: "after",
          header: t("draft.after"),
          cell: ({ after, source }) => (
            <>
              {after === null ? (
                <span className="muted">{t("draft.nothing")}</span>
              ) : (
                <b>
                  <bdi>{after}</bdi>
                </b>
              )}
              {source ? <p className="small muted">{source}</p> : null}
            </>
          ),
        },
      ]}
    />
  );
}
