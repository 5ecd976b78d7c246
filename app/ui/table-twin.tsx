import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { classNames } from "./class-names.ts";
import { Disclosure } from "./disclosure.tsx";

export type TwinColumn = { header: string; tone?: "wage" | "benefit"; numeric?: boolean };

export type TableTwinProps = {
  caption: string;
  /** The first column names the row. */
  columns: readonly TwinColumn[];
  rows: readonly (readonly ReactNode[])[];
  open?: boolean;
};

/** The figures of a chart as a table, folded under it. */
export function TableTwin({ caption, columns, rows, open }: TableTwinProps) {
  const { t } = useTranslation();
  const cellClass = (index: number) => {
    const { tone, numeric = true } = columns[index] ?? {};
    return classNames(numeric && "n", tone && `cell-${tone}`) || undefined;
  };
  return (
    <Disclosure summary={t("common:chart.asTable")} icon="list" open={open}>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
        <table className="table table--plain">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ header, numeric = true }, index) => (
                <th key={header} scope="col" className={index > 0 && numeric ? "n" : undefined}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells], row) => (
              <tr key={row}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={index} className={cellClass(index + 1)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}
