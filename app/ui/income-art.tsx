import type { Direction } from "#app/i18n/locale.ts";

/** Heights in pixels of one stop: the wage below, the benefit on it. */
export type IncomeBar = { wage: number; benefit: number };

const HALF = 14;
const GROUND = 75;

/** A bar with a round head from `bottom` up to `top`, in pixels above the ground. */
function head(bottom: number, top: number): string {
  const radius = Math.min(HALF, top - bottom);
  const shoulder = top - radius;
  return `M-${HALF} -${bottom}V-${shoulder}A${HALF} ${radius} 0 0 1 ${HALF} -${shoulder}V-${bottom}Z`;
}

function Bar({ wage, benefit }: IncomeBar) {
  if (benefit <= 0) return wage > 0 ? <path className="g-wage" d={head(0, wage)} /> : null;
  if (wage <= 0) return <path className="g-benefit" d={head(0, benefit)} />;
  const seam = wage + 2;
  return (
    <>
      <rect className="g-wage" x={-HALF} y={-wage} width={2 * HALF} height={wage} />
      <path className="g-benefit" d={head(seam, Math.max(wage + benefit, seam + 4))} />
    </>
  );
}

/** Three bars on the path, in the direction of reading: walked up to now, dashed ahead. */
export function IncomeArt({ bars, direction }: { bars: readonly IncomeBar[]; direction: Direction }) {
  const at = (share: number) => `${(direction === "rtl" ? 100 - share : share).toFixed(2)}%`;
  const middle = (index: number) => at(((index + 0.5) * 100) / bars.length);
  return (
    <svg className="income__art" height="80" aria-hidden="true" focusable="false">
      <line className="g-line" x1={at(0)} y1="77" x2={middle(0)} y2="77" />
      <line className="g-ahead" x1={middle(0)} y1="77" x2={at(100)} y2="77" />
      {bars.map((bar, index) => (
        <svg key={index} x={middle(index)} y={GROUND} overflow="visible">
          <Bar {...bar} />
        </svg>
      ))}
    </svg>
  );
}
