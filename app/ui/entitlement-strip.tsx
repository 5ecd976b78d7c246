import { useTranslation } from "react-i18next";

import { useLocale } from "#app/i18n/use-locale.ts";

import { inlineBox, inlineX } from "./inline-axis.ts";
import type { EntitlementRuns } from "./kept-runs.ts";

/** Pixels that one strip takes, its name included. */
export const ENTITLEMENT_HEIGHT = 42;

const CLASSES = { yes: "kept", maybe: "kept-maybe", no: "kept-not" } as const;

/** What hangs on the benefit, under the months of the chart: filled where kept, dotted where unknown, empty where lost. */
export function EntitlementStrip({
  entitlement: { name, runs },
  months,
  top,
}: {
  entitlement: EntitlementRuns;
  months: number;
  top: number;
}) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const slot = 100 / months;
  return (
    <>
      <text className="t-sm" x={inlineX(0, direction)} y={top + 14} textAnchor="start">
        {t(`benefits:entitlements.${name}`, { defaultValue: name })}
        {runs.length === 1 ? `: ${t(`benefits:entitlements.kept.${runs[0]?.kept}`)}` : null}
      </text>
      {runs.map(({ from, to, kept }) => {
        const [start, width] = [(from - 1) * slot, (to - from + 1) * slot];
        return (
          <g key={from}>
            <rect
              className={CLASSES[kept]}
              x={inlineBox(start + 0.3, width - 0.6, direction)}
              y={top + 20}
              width={`${width - 0.6}%`}
              height="12"
              rx="6"
            />
            {runs.length > 1 && to - from >= 3 ? (
              <text
                className="t-sm t-halo"
                x={inlineX(start + width / 2, direction)}
                y={top + 31}
                textAnchor="middle"
              >
                {t(`benefits:entitlements.kept.${kept}`)}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}
