import { useTranslation } from "react-i18next";

import type { IncomeAfterWork, IncomeFigure } from "#app/domain/benefits/income-after-work.ts";
import type { Interval } from "#app/domain/benefits/interval.ts";

import { amountCell } from "./amount-words.ts";
import { entitlementRuns } from "./kept-runs.ts";
import { TableTwin } from "./table-twin.tsx";

/** The figures of the chart as a table: the same months, nothing rounded away that is not rounded there. */
export function WorkTable({ income, showsOthers }: { income: IncomeAfterWork; showsOthers: boolean }) {
  const { t } = useTranslation("workPays");
  const { currency, graduation } = income;
  const othersWork = income.now.others.max > 0;
  const names = entitlementRuns(income.months).map(({ name }) => name);
  const cell = (range: Interval): string => amountCell(t, range, currency);
  const kept = (month: IncomeFigure, name: string): string => {
    const state = month.entitlements.find((one) => one.name === name)?.kept ?? "maybe";
    return t(`benefits:entitlements.kept.${state}`);
  };
  // A cost that nobody knows was not taken off: what is shown is the least.
  const open = income.unknowns.some(({ code }) => code === "plan.transport" || code === "plan.childcare");
  const costs = (one: IncomeFigure): string => {
    if (!open || one.month === 0) return cell(one.costs);
    return one.costs.max === 0 ? t("common:answer.unknown") : cell({ min: one.costs.min, max: Infinity });
  };
  const mark = (month: number): string => {
    if (graduation === null || month < graduation.earliest) return "";
    if (month === graduation.latest) return ` (${t("table.enough")})`;
    return month === graduation.earliest ? ` (${t("table.perhapsEnough")})` : "";
  };
  return (
    <TableTwin
      caption={t("table.caption", { currency: t(`common:currency.${currency}`, { defaultValue: currency }) })}
      columns={[
        { header: t("common:chart.month") },
        { header: t("common:income.wage"), tone: "wage" },
        ...(othersWork && showsOthers ? [{ header: t("table.others"), tone: "wage" as const }] : []),
        { header: t("common:income.benefit"), tone: "benefit" },
        { header: t("table.costs") },
        { header: t(othersWork && !showsOthers ? "table.householdTotal" : "common:chart.total") },
        ...names.map((name) => ({
          header: t(`benefits:entitlements.${name}`, { defaultValue: name }),
          numeric: false,
        })),
      ]}
      rows={[income.now, ...income.months].map((one) => [
        one.month === 0 ? t("common:income.now") : `${one.month}${mark(one.month)}`,
        one.waits === "yes" ? t("table.notYet") : cell(one.wage),
        ...(othersWork && showsOthers ? [cell(one.others)] : []),
        cell(one.benefit),
        costs(one),
        <b key="total">{cell(one.total)}</b>,
        ...names.map((name) => kept(one, name)),
      ])}
    />
  );
}
