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
  /** On a phone each row is a card of its own, with the header of its column before each value. */
  cards?: boolean;
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
  cards = false,
  className,
}: DataTableProps<Row>) {
  const { t } = useTranslation();
  if (rows.length === 0) return <div className="card muted">{empty ?? t("common:table.empty")}</div>;
  return (
    <div
      className={classNames("table-wrap", cards && "table-wrap--cards")}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table
        {...roleOf("table", cards)}
        className={classNames("table", plain && "table--plain", cards && "table--cards", className)}
      >
        <caption className="vh">{label}</caption>
        <thead {...roleOf("rowgroup", cards)}>
          <tr {...roleOf("row", cards)}>
            {select ? (
              <th {...roleOf("columnheader", cards)} className="pick" scope="col">
                <span className="vh">{t("common:table.select", { name: "" })}</span>
              </th>
            ) : null}
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} cards={cards} />
            ))}
          </tr>
        </thead>
        <tbody {...roleOf("rowgroup", cards)}>
          {rows.map((row) => {
            const picked = select?.isPicked?.(row) ?? false;
            return (
              <tr
                {...roleOf("row", cards)}
                key={rowKey(row)}
                className={classNames(picked && "is-picked", isOpen?.(row) && "is-open") || undefined}
              >
                {select ? (
                  <td {...roleOf("cell", cards)} className="pick">
                    <Check solo name={select.name} value={rowKey(row)} defaultChecked={picked}>
                      {t("common:table.select", { name: "" })} {select.label(row)}
                    </Check>
                  </td>
                ) : null}
                {columns.map((column) => (
                  <BodyCell key={column.key} column={column} row={row} cards={cards} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Rows that are laid out as cards are no table to a browser any more, unless they say so. */
const roleOf = (role: string, cards: boolean): { readonly role?: string } => (cards ? { role } : {});

function HeaderCell<Row>({ column, cards }: { column: Column<Row>; cards: boolean }) {
  const { header, sort, numeric, className } = column;
  return (
    <th
      {...roleOf("columnheader", cards)}
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

function BodyCell<Row>({ column, row, cards }: { column: Column<Row>; row: Row; cards: boolean }) {
  const classes = classNames(column.numeric && "n", column.className) || undefined;
  return column.rowHeader ? (
    <th {...roleOf("rowheader", cards)} scope="row" className={classes}>
      {column.cell(row)}
    </th>
  ) : (
    <td {...roleOf("cell", cards)} className={classes}>
      {cards ? (
        <>
          <span className="cell-name" aria-hidden="true">
            {column.header}
          </span>
          <div>{column.cell(row)}</div>
        </>
      ) : (
        column.cell(row)
      )}
    </td>
  );
}
