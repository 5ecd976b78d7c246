import { useTranslation } from "react-i18next";

/** From strongest to weakest. */
export const evidenceTiers = ["wageRecord", "payslip", "employer", "self"] as const;

export type EvidenceTierName = (typeof evidenceTiers)[number] | "none";

const STONES: Record<EvidenceTierName, number> = { wageRecord: 4, payslip: 3, employer: 2, self: 1, none: 0 };

/** How strong the best evidence is: words, and stones that grow. */
export function EvidenceTier({ tier }: { tier: EvidenceTierName }) {
  const { t } = useTranslation();
  return (
    <span className={tier === "none" ? "ev ev--none" : "ev"}>
      <span className="ev__bars" aria-hidden="true">
        {[1, 2, 3, 4].map((stone) => (
          <i key={stone} className={stone <= STONES[tier] ? "on" : undefined} />
        ))}
      </span>
      {t(`common:evidence.${tier}`)}
    </span>
  );
}

/** The key to the tiers, under a table that shows them. */
export function EvidenceLegend() {
  const { t } = useTranslation();
  return (
    <span className="row legend">
      <span className="muted small">{t("common:evidence.scale")}</span>
      {evidenceTiers.map((tier, index) => (
        <span key={tier} className="row legend">
          {index > 0 ? <span className="muted small">{t("common:evidence.then")}</span> : null}
          <EvidenceTier tier={tier} />
        </span>
      ))}
    </span>
  );
}
