import { useTranslation } from "react-i18next";

import type { Tier } from "#app/domain/placements/placement.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";

import type { EvidenceTierName } from "./evidence-tier.tsx";
import { PathRow, type PathRowStep } from "./path-row.tsx";
import type { StepState } from "./stone.tsx";

const TIER_NAMES: Readonly<Record<Tier, EvidenceTierName>> = {
  wage_record: "wageRecord",
  payslip: "payslip",
  employer: "employer",
  self: "self",
};

/** The name that the components give a tier of evidence. */
export const tierName = (tier: Tier | null): EvidenceTierName => (tier === null ? "none" : TIER_NAMES[tier]);

export type PlacementCheckpoint = {
  readonly day: number;
  readonly due: FormattedDate;
  readonly status: "pending" | "evidenced" | "confirmed" | "disputed" | "unknown";
  readonly tier: Tier | null;
  /** Its day has come and nothing shows it yet. */
  readonly waits: boolean;
};

function stateOf({ status, waits }: PlacementCheckpoint): StepState {
  if (status === "confirmed" || status === "evidenced") return "done";
  if (status === "disputed") return "issue";
  if (status === "unknown") return "off";
  return waits ? "now" : "later";
}

/** 30, 90, 180 and 365 days at work: what is proven, by what, and what is not known. */
export function PlacementPath({ checkpoints }: { checkpoints: readonly PlacementCheckpoint[] }) {
  const { t } = useTranslation("my");
  const note = ({ status, tier, waits }: PlacementCheckpoint): string | null => {
    if (status === "unknown" || status === "disputed") return t(`work.${status}`);
    if (tier !== null) return t(`common:evidence.${tierName(tier)}`);
    return waits ? t("work.missing") : null;
  };
  return (
    <PathRow
      label={t("work.checkpoints")}
      steps={checkpoints.map((checkpoint): PathRowStep => ({
        label: t("work.day", { count: checkpoint.day }),
        state: stateOf(checkpoint),
        detail: <time dateTime={checkpoint.due.iso}>{checkpoint.due.gregorian}</time>,
        note: note(checkpoint),
      }))}
    />
  );
}
