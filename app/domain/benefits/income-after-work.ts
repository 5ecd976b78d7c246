import type { PlainDate, PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { NO_COSTS, type Household } from "./household.ts";
import { ZERO, subtract, type Interval, type Tri } from "./interval.ts";
import type { Unknown } from "./ledger.ts";
import { graduationOf, protectionOf, type MonthRange } from "./outcome.ts";
import { versionFor } from "./pack-versions.ts";
import { project, unknownsOf, type ProjectedMonth } from "./project.ts";

/** Months of work that a job page shows. */
const MONTHS_SHOWN = 24;
/** "After a year": the first month after twelve months of work. */
const AFTER_A_YEAR = 13;

/** What an employer offers, at its lowest. Amounts a month in minor units; null = not known. */
export type JobOffer = {
  readonly wageMinor: number;
  /** Most wages are advertised before contributions; "net" only where the posting says so. */
  readonly basis: "gross" | "net";
  readonly transportMinor: number | null;
  readonly childcareMinor: number | null;
};

/** Money a month in minor units of the currency: wage after contributions, benefit, costs of working. */
export type IncomeFigure = {
  /** 0 = now, 1 = the first month of work. */
  readonly month: number;
  readonly wage: Interval;
  readonly benefit: Interval;
  readonly costs: Interval;
  /** wage + benefit − costs. */
  readonly total: Interval;
};

export type IncomeAfterWork = {
  readonly currency: string;
  readonly rules: { readonly packId: string; readonly version: number; readonly inForceFrom: PlainDate };
  readonly now: IncomeFigure;
  /** The first month of work; `lasts` = months in a row with the same figures. */
  readonly first: IncomeFigure & { readonly lasts: number };
  readonly afterYear: IncomeFigure;
  /** afterYear − now: the headline (never the first months). */
  readonly difference: Interval;
  readonly months: readonly IncomeFigure[];
  /** In months of work, from 1; `latest: null` = perhaps not within the months shown. */
  readonly graduation: MonthRange | null;
  /** Last month of work in which the way back is still open. */
  readonly protectionEnds: MonthRange | null;
  /** What else hangs on the benefit, at worst over the months shown. */
  readonly entitlements: readonly { readonly name: string; readonly kept: Tri }[];
  readonly unknowns: readonly Unknown[];
};

const figure = (month: ProjectedMonth): IncomeFigure => ({
  month: month.month,
  wage: month.wage,
  benefit: month.benefit,
  costs: month.outgoings,
  total: month.net,
});

const same = (a: Interval, b: Interval): boolean => a.min === b.min && a.max === b.max;

const WORST: Readonly<Record<Tri, number>> = { yes: 0, maybe: 1, no: 2 };

function entitlementsOver(months: readonly ProjectedMonth[]): IncomeAfterWork["entitlements"] {
  const worst = new Map<string, Tri>();
  for (const { entitlements } of months)
    for (const { name, kept } of entitlements) {
      const known = worst.get(name);
      if (known === undefined || WORST[kept] > WORST[known]) worst.set(name, kept);
    }
  return [...worst].map(([name, kept]) => ({ name, kept }));
}

/**
 * What a job does to a household's money: now, in the first months, after a year, and month by month. `household.award`
 * is what is paid now, as decided; `thisMonth` is now, and work starts in the month after it.
 */
export function incomeAfterWork(
  packs: readonly CompiledPack[],
  household: Household,
  offer: JobOffer,
  thisMonth: PlainMonth,
): IncomeAfterWork {
  const { months, events } = project(packs, {
    firstMonth: thisMonth,
    months: MONTHS_SHOWN + 1,
    household,
    spells: [{ from: 0, until: null, status: "active", award: household.award }],
    plan: {
      earnings: [{ earner: "1", from: 1, until: null, amount: offer.wageMinor, basis: offer.basis }],
      costs: { ...NO_COSTS, transport: offer.transportMinor, childcare: offer.childcareMinor },
    },
  });
  const figures = months.map(figure);
  const [now, first] = figures;
  const afterYear = figures[AFTER_A_YEAR];
  if (!now || !first || !afterYear) throw new RangeError("The projection is too short");
  const changes = figures.findIndex((f) => f.month > 1 && !same(f.total, first.total));
  const graduation = graduationOf(months);
  const { pack } = versionFor(packs, thisMonth);
  return {
    currency: pack.currency,
    rules: {
      packId: pack.pack.id,
      version: pack.pack.version,
      inForceFrom: pack.pack.effective.from,
    },
    now,
    first: { ...first, lasts: (changes === -1 ? figures.length : changes) - 1 },
    afterYear,
    difference: subtract(afterYear.total, now.total),
    months: figures.slice(1),
    graduation,
    protectionEnds: protectionOf(pack, graduation, events),
    entitlements: entitlementsOver(months),
    unknowns: unknownsOf(months),
  };
}

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

/** A calculator for one household that works out each distinct offer once: cards of a page often share a wage. */
export function incomeCalculator(
  packs: readonly CompiledPack[],
  household: Household,
  thisMonth: PlainMonth,
): (offer: JobOffer) => IncomeAfterWork {
  const known = new Map<string, IncomeAfterWork>();
  return (offer) => {
    const key = `${offer.wageMinor}/${offer.basis}/${offer.transportMinor}/${offer.childcareMinor}`;
    const before = known.get(key);
    if (before) return before;
    const income = incomeAfterWork(packs, household, offer, thisMonth);
    known.set(key, income);
    return income;
  };
}
