import type { Tier } from "#app/domain/placements/placement.ts";
import type { EvidenceTierName } from "#app/ui/evidence-tier.tsx";

const NAMES: Readonly<Record<Tier, EvidenceTierName>> = {
  wage_record: "wageRecord",
  payslip: "payslip",
  employer: "employer",
  self: "self",
};

/** The tier as the evidence stones name it. */
export const tierName = (tier: Tier | null): EvidenceTierName => (tier === null ? "none" : NAMES[tier]);
