import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export type BulkBarProps = {
  /** How many rows are picked, of how many; the count follows the boxes where there is a script. */
  selected?: number;
  total: number;
  /** The submit buttons. */
  children: ReactNode;
};

/** What can be done with the picked rows; in one form with its table. */
export function BulkBar({ selected = 0, total, children }: BulkBarProps) {
  const { t } = useTranslation();
  return (
    <div className="bulk" role="group" aria-label={t("common:bulk.label")}>
      <b>{t("common:bulk.selected", { count: selected, total })}</b>
      {children}
    </div>
  );
}
