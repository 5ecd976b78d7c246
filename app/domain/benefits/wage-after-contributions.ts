import type { PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { NO_COSTS, type Household } from "./household.ts";
import type { JobOffer } from "./offer-income.ts";
import { ZERO, type Interval } from "./interval.ts";
import type { Unknown } from "./ledger.ts";
import { versionFor } from "./pack-versions.ts";
import { project } from "./project.ts";

/** The wage after contributions where no benefit is concerned. */
export function wageAfterContributions(
  packs: readonly CompiledPack[],
  household: Household,
  offer: JobOffer,
  thisMonth: PlainMonth,
): { readonly currency: string; readonly wage: Interval; readonly unknowns: readonly Unknown[] } {
  const { pack } = versionFor(packs, thisMonth);
  const { months } = project(packs, {
    firstMonth: thisMonth,
    months: 1,
    household,
    spells: [],
    plan: {
      earnings: [{ earner: "1", from: 0, until: null, amount: offer.wageMinor, basis: offer.basis }],
      costs: NO_COSTS,
    },
  });
  const about = (u: Unknown): boolean => u.code.startsWith("contributions.") || u.code === "pack.effective";
  return {
    currency: pack.currency,
    wage: months[0]?.wage ?? ZERO,
    unknowns: months[0]?.unknowns.filter(about) ?? [],
  };
}
