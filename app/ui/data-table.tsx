import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Check } from "./check.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Digits line up by place value. */
  numeric?: boolean;
  /** The cell that names the row. */
  rowHeader?: boolean;
  /** A link that sorts, and the direction when the table is sorted by this column. */
  sort?: { href: string; direction?: "ascending" | "descending" | null };
  className?: string;
};

export type DataTableProps<Row> = {
  /** Names the table and the region that scrolls. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The row whose panel is open. */
  isOpen?: (row: Row) => boolean;
  /** A box at the start of each row: for a form with a `BulkBar`. */
  select?: { name: string; label: (row: Row) => ReactNode; isPicked?: (row: Row) => boolean };
  /** Instead of rows when there are none. */
  empty?: ReactNode;
  /** Tight, for figures in cards. */
  plain?: boolean;
  className?: string;
};

/** A table that scrolls inside its own frame on narrow screens. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  isOpen,
  select,
  empty,
  plain,
  className,
}: DataTableProps<Row>) {
  const { t } = useTranslation();
  if (rows.length === 0) return <div className="card muted">{empty ?? t("common:table.empty")}</div>;
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label={label}>
      <table className={classNames("table", plain && "table--plain", className)}>
        <caption className="vh">{label}</caption>
        <thead>
          <tr>
            {select ? (
              <th className="pick" scope="col">
                <span className="vh">{t("common:table.select", { name: "" })}</span>
              </th>
            ) : null}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const picked = select?.isPicked?.(row) ?? false;
            return (
              <tr
                key={rowKey(row)}
                className={classNames(picked && "is-picked", isOpen?.(row) && "is-open") || undefined}
              >
                {select ? (
                  <td className="pick">
                    <Check solo name={select.name} value={rowKey(row)} defaultChecked={picked}>
                      {t("common:table.select", { name: "" })} {select.label(row)}
                    </Check>
                  </td>
                ) : null}
                {columns.map((column) => (
                  <BodyCell key={column.key} column={column} row={row} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { header, sort, numeric, className } = column;
  return (
    <th
      scope="col"
      className={classNames(numeric && "n", className) || undefined}
      aria-sort={sort?.direction ?? undefined}
    >
      {sort ? (
        <a href={sort.href}>
          {header} <Icon name="sort" />
        </a>
      ) : (
        header
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const classes = classNames(column.numeric && "n", column.className) || undefined;
  return column.rowHeader ? (
    <th scope="row" className={classes}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={classes}>{column.cell(row)}</td>
  );
}
