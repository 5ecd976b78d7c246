import { useTranslation } from "react-i18next";

import type { MonthRange } from "#app/domain/benefits/outcome.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { inlineBox, inlineX } from "./inline-axis.ts";
import { GROUND } from "./month-bars.tsx";

type GraduationMarkProps = { range: MonthRange; months: number };

/** Where the flag's words lead: back over the months before it, unless there are too few of them. */
const leadsOn = (begins: number): boolean => begins < 45;

/** The month in which the wage alone is enough: a flag, or a flagged stretch in which that month lies. */
export function GraduationMark({ range, months }: GraduationMarkProps) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const slot = 100 / months;
  const { earliest } = range;
  const latest = range.latest ?? months;
  const begins = (earliest - 1) * slot;
  const ends = latest * slot;
  const at = (month: number): string => inlineX((month - 0.5) * slot, direction);
  const sure = range.latest === earliest;
  const onward = leadsOn(begins);
  const side = (direction === "rtl") === onward ? -20 : 20;
  return (
    <>
      {sure || range.latest === null ? null : (
        <rect
          className="band1"
          x={inlineBox(begins, ends - begins, direction)}
          y="30"
          width={`${ends - begins}%`}
          height={GROUND - 30}
        />
      )}
      {sure ? null : (
        <line
          className="grad dash"
          x1={at(earliest)}
          y1="30"
          x2={range.latest === null ? inlineX(100, direction) : at(latest)}
          y2="30"
        />
      )}
      <line className="grad" x1={at(earliest)} y1="30" x2={at(earliest)} y2={GROUND} />
      {sure || range.latest === null ? null : (
        <line className="grad dash" x1={at(latest)} y1="30" x2={at(latest)} y2={GROUND} />
      )}
      <svg x={at(earliest)} y="30" overflow="visible">
        <path className={sure ? "f1" : "f-surf"} d="M-12 0V-14a12 12 0 0 1 24 0V0z" />
        {sure ? (
          <path className="tick" d="M-5 -11l4 4 7-8" />
        ) : (
          <text className="t-sm t-b" x="0" y="-6" textAnchor="middle">
            {t("workPays:chart.question")}
          </text>
        )}
        <text className="t-sm t-b t-halo" x={side} y="-8" textAnchor={onward ? "start" : "end"}>
          {sure
            ? t("workPays:chart.graduation", { month: earliest })
            : range.latest === null
              ? t("workPays:chart.graduationOpen", { earliest })
              : t("workPays:chart.graduationBetween", { earliest, latest: range.latest })}
        </text>
      </svg>
    </>
  );
}

type SafetyNetMarkProps = { from: number; ends: MonthRange | null; months: number; top: number };

/** The net spread under the months without a benefit: whole as long as the way back is surely open, then dashed. */
export function SafetyNetMark({ from, ends, months, top }: SafetyNetMarkProps) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const slot = 100 / months;
  const begins = (from - 1) * slot;
  const sureUntil = Math.min(months, Math.max(from - 1, ends?.earliest ?? from - 1));
  const openUntil = Math.min(months, ends ? (ends.latest ?? months) : months);
  const within = ends !== null && ends.latest !== null && ends.latest <= months;
  const net = (start: number, end: number, className: string) =>
    end <= start ? null : (
      <svg
        x={inlineBox(start, end - start, direction)}
        y={top + 4}
        width={`${end - start}%`}
        height="18"
        viewBox="0 0 100 18"
        preserveAspectRatio="none"
      >
        <path className={className} d="M1 1C25 22 75 22 99 1" vectorEffect="non-scaling-stroke" />
      </svg>
    );
  const words =
    ends === null || sureUntil < from
      ? t("workPays:chart.netUnknown")
      : within
        ? t("workPays:chart.netUntil", { month: ends.latest })
        : t("workPays:chart.netBeyond");
  return (
    <>
      {net(begins, sureUntil * slot, "netline netline--sure")}
      {net(Math.max(begins, sureUntil * slot), openUntil * slot, "netline")}
      {within ? (
        <line
          className="grad"
          x1={inlineX(openUntil * slot, direction)}
          y1={top}
          x2={inlineX(openUntil * slot, direction)}
          y2={top + 16}
        />
      ) : null}
      <text
        className="t-sm"
        x={inlineX(begins < 40 ? begins : 100, direction)}
        y={top + 36}
        textAnchor={begins < 40 ? "start" : "end"}
      >
        {words}
      </text>
    </>
  );
}
