import { useTranslation } from "react-i18next";

import { LEAST_CASES, replyShare, type EmployerRecord } from "#app/domain/employers/employer.ts";
import { formatNumber } from "#app/i18n/numbers.ts";

/** How an employer has dealt with people so far, in figures; small numbers are not shown. */
export function EmployerRecordFigures({ record }: { record: EmployerRecord }) {
  const { t } = useTranslation("jobs");
  const share = replyShare(record);
  const figures: { key: string; value: string; words: string }[] = [];
  if (share !== null) figures.push({ key: "share", value: String(share), words: t("employer.replyShare") });
  if (share !== null && record.medianDays !== null) {
    const days = Math.max(1, Math.round(record.medianDays));
    figures.push({
      key: "days",
      value: t("common:count.days", { count: days }),
      words: t("employer.replyDays"),
    });
  }
  if (record.hired >= LEAST_CASES)
    figures.push({ key: "hired", value: formatNumber(record.hired), words: t("employer.hired") });
  if (record.stayed >= LEAST_CASES)
    figures.push({ key: "stayed", value: formatNumber(record.stayed), words: t("employer.stayed") });
  if (figures.length === 0) return <p className="muted">{t("employer.new")}</p>;
  return (
    <ul className="emp">
      {figures.map(({ key, value, words }) => (
        <li key={key}>
          <b>{value}</b>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}
