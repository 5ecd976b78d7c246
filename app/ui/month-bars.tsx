import type { Money } from "#app/domain/kernel/money.ts";
import type { Direction } from "#app/i18n/locale.ts";

import { inlineBox } from "./inline-axis.ts";
import { type MonthFigure, totalOf } from "./month-figures.ts";

/** Where the bars stand, in pixels from the top. */
export const GROUND = 206;
/** Below the ground a bar is cut, so that its foot is flat and only its head is round. */
const CUT = 30;

export type MonthBarsProps = {
  months: readonly MonthFigure[];
  direction: Direction;
  /** Amount to pixels. */
  pixels: (amount: Money) => number;
};

/** One stone a month: the wage below, what remains of the benefit on it, what is uncertain as an outline. */
export function MonthBars({ months, direction, pixels }: MonthBarsProps) {
  const slot = 100 / months.length;
  const width = slot * 0.7;
  return (
    <>
      {months.map((figure, index) => {
        const x = inlineBox(index * slot + (slot - width) / 2, width, direction);
        return <MonthBar key={figure.month} figure={figure} x={x} width={width} pixels={pixels} />;
      })}
    </>
  );
}

type MonthBarProps = { figure: MonthFigure; x: string; width: number; pixels: (amount: Money) => number };

function MonthBar({ figure, x, width, pixels }: MonthBarProps) {
  const wage = pixels(figure.wage);
  const benefit = pixels(figure.benefit);
  const most = figure.totalMost ? pixels(figure.totalMost) : 0;
  const box = { x, width: `${round(width)}%` };
  const rx = `${round(width / 2)}%`;
  const sure = wage + benefit;
  const waiting = figure.waiting ? pixels(figure.waiting) : 0;
  const maybe = figure.totalMost && figure.totalMost.minor > totalOf(figure).minor;
  return (
    <>
      {maybe ? (
        <rect className="g-maybe" {...box} y={round(GROUND - most)} height={round(most + CUT)} rx={rx} />
      ) : null}
      {waiting > 0 ? (
        <rect
          className="g-waits"
          {...box}
          y={round(GROUND - sure - waiting)}
          height={round(sure + waiting + CUT)}
          rx={rx}
        />
      ) : null}
      {benefit > 0 ? (
        <>
          <rect
            className="g-benefit"
            {...box}
            y={round(GROUND - wage - benefit)}
            height={round(benefit + (wage > 0 ? Math.min(wage, 20) : CUT))}
            rx={rx}
          />
          {wage > 0 ? (
            <>
              <rect className="g-gap" {...box} y={round(GROUND - wage - 2)} height="3" />
              <rect className="g-wage" {...box} y={round(GROUND - wage)} height={round(wage)} />
            </>
          ) : null}
        </>
      ) : wage > 0 ? (
        <rect className="g-wage" {...box} y={round(GROUND - wage)} height={round(wage + CUT)} rx={rx} />
      ) : null}
    </>
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;
