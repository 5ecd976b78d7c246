import { useTranslation } from "react-i18next";

import { classNames } from "./class-names.ts";

/** 1 (far) to 5 (very good). */
export type FitScore = 1 | 2 | 3 | 4 | 5;

export type FitProps = {
  score: FitScore;
  /** Instead of the usual words; a vacancy and a candidate have their own. */
  label?: string;
  of?: "vacancy" | "candidate";
  large?: boolean;
};

/** How well something fits: words first, five stones second, never a percentage. */
export function Fit({ score, label, of = "vacancy", large }: FitProps) {
  const { t } = useTranslation();
  return (
    <span className={classNames("fit", large && "fit--lg")}>
      <span className="fit__stones" role="img" aria-label={t("common:outOf", { value: score, total: 5 })}>
        {[1, 2, 3, 4, 5].map((stone) => (
          <i key={stone} className={stone <= score ? "on" : undefined} />
        ))}
      </span>{" "}
      <b>{label ?? t(`common:fit.${of === "candidate" ? "candidate" : ""}${score}`)}</b>
    </span>
  );
}
