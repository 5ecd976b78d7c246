import type { PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { EMPTY_HOUSEHOLD, NO_COSTS, type Earning } from "./household.ts";
import { ANY, ZERO, hull, point, same, type Interval, type Tri } from "./interval.ts";
import { graduationOf, protectionOf, type MonthRange } from "./outcome.ts";
import { versionFor } from "./pack-versions.ts";
import { project, type Projected, type ProjectedMonth } from "./project.ts";
import { countedWage } from "./wage-before-contributions.ts";
import type { Wage, WorkPlan } from "./work-plan.ts";

/** Now, and 24 months of work. */
const MONTHS = 25;

const earning = (earner: string, wage: Wage, from: number, until: number | null): Earning => ({
  earner,
  from,
  until,
  amount: wage.minor,
  basis: wage.basis,
});

const countedOthers = (plan: WorkPlan): readonly Earning[] =>
  plan.othersInView === "not-counted"
    ? []
    : plan.others.map((wage, i) => earning(`other-${i + 1}`, wage, 0, null));

/** What the scheme counts of this adult's wages, where only what arrives may be known. */
type Counted = { readonly job: number; readonly present: number };

type Run = {
  readonly award: number | null;
  readonly jobFrom: number;
  readonly counted: Counted;
  readonly explain: boolean;
};

function projectRun(
  packs: readonly CompiledPack[],
  plan: WorkPlan,
  thisMonth: PlainMonth,
  run: Run,
): Projected {
  const { transportMinor: transport, childcareMinor: childcare } = plan;
  return project(
    packs,
    {
      firstMonth: thisMonth,
      months: MONTHS,
      household: { ...plan.household, award: run.award },
      spells: [{ from: 0, until: null, status: "active", award: run.award }],
      plan: {
        earnings: [
          { ...earning("1", plan.job, run.jobFrom, null), valued: run.counted.job },
          ...(plan.present ? [{ ...earning("1", plan.present, 0, 1), valued: run.counted.present }] : []),
          ...countedOthers(plan),
        ],
        costs: { ...NO_COSTS, transport, childcare },
      },
    },
    { explain: run.explain },
  );
}

/** What savings and, with them, these wages take off the benefit now. */
function deductionNow(
  packs: readonly CompiledPack[],
  plan: WorkPlan,
  thisMonth: PlainMonth,
  earnings: readonly Earning[],
): Interval | null {
  const { months } = project(packs, {
    firstMonth: thisMonth,
    months: 1,
    household: plan.household,
    spells: [{ from: 0, until: null, status: "active", award: plan.household.award }],
    plan: { earnings, costs: NO_COSTS },
  });
  const deduction = months[0]?.deduction;
  return deduction && Number.isFinite(deduction.max) ? deduction : null;
}

/** Awards of which one is the true one: [award that gives the least, award that gives the most]. */
type AwardPair = readonly [least: number | null, most: number | null];

function awardsOf(
  packs: readonly CompiledPack[],
  plan: WorkPlan,
  thisMonth: PlainMonth,
): readonly AwardPair[] {
  const { award, capital, spouseEarned, spouseUnearned } = plan.household;
  const others = countedOthers(plan);
  const saved = plan.savings === "stated" && capital !== null && capital > 0;
  const means = saved || (spouseEarned ?? 0) + (spouseUnearned ?? 0) > 0;
  if (award === null || (others.length === 0 && !means)) return [[award, award]];
  // A figure that is not known is the same figure for everybody's wage: where it took the most off for the others
  // before, it takes the most off for all of them now. So the ends belong together crosswise.
  const before = (earnings: readonly Earning[]): AwardPair => {
    const taken = deductionNow(packs, plan, thisMonth, earnings);
    return taken ? [award + taken.max, award + taken.min] : [award, award];
  };
  return others.length === 0 || plan.othersInView === "yes" ? [before(others)] : [before(others), before([])];
}

/** More than any award, in minor units: what nobody knows may be anything below it. */
const ABOVE_ALL = 10 ** 11;
/** What an award is raised by to see whether a cap takes it off again. */
const RAISED = 100;

/**
 * What is paid is as much as a cap leaves: perhaps it took something off, and the award before it is higher. Not where
 * more is paid than the cap leaves, which then can't apply.
 */
function mayBeCapped(packs: readonly CompiledPack[], plan: WorkPlan, thisMonth: PlainMonth): boolean {
  const { award } = plan.household;
  if (award === null || !versionFor(packs, thisMonth).pack.rules.some(({ kind }) => kind === "benefit-cap"))
    return false;
  const counted = { job: plan.job.minor, present: plan.present?.minor ?? 0 };
  return awardsOf(packs, plan, thisMonth).some(([, most]) => {
    const paying = (more: number): Interval => {
      const run = { jobFrom: MONTHS, counted, explain: false, award: (most ?? 0) + more };
      return projectRun(packs, plan, thisMonth, run).months[0]?.benefit ?? ZERO;
    };
    const [now, raised] = [paying(0), paying(RAISED)];
    return now.max >= award && raised.min - now.min < RAISED / 2;
  });
}

const together = (a: Tri, b: Tri): Tri => (a === b ? a : "maybe");

/** The months of several projections of which one is the true one: every range holds all of theirs. */
export type Merged = {
  /** The first projection: the one whose lines explain. */
  readonly main: Projected;
  readonly benefit: (month: number) => Interval;
  /**
   * Wage and benefit less costs of a month in which the wage has arrived, its ends worked out together; null where more
   * than the wage is taken off the benefit, or not all of the household's income is in the projection.
   */
  readonly net: (month: number) => Interval | null;
  readonly entitlements: (month: number) => ProjectedMonth["entitlements"];
  readonly graduation: MonthRange | null;
  readonly protectionEnds: MonthRange | null;
  /** True where it matters whether a wage counts when it is earned or when it arrives. */
  readonly countingMatters: boolean;
  /** True where months of work are counted that began before now, at a time that is not known. */
  readonly startMatters: boolean;
  /** True where a cap may have taken something off what is paid, and nobody said what. */
  readonly beforeCapUnknown: boolean;
  /** True where the scheme counts a wage before contributions, and only what arrives of it is known. */
  readonly wageBeforeUnknown: boolean;
  readonly all: readonly Projected[];
};

function rangeOver(ranges: readonly (MonthRange | null)[]): MonthRange | null {
  const known = ranges.filter((range) => range !== null);
  const first = known[0];
  if (!first) return null;
  const latest = ranges.map((range) => range?.latest ?? null);
  return {
    earliest: Math.min(...known.map((range) => range.earliest)),
    latest: latest.some((one) => one === null) ? null : Math.max(...latest.map(Number)),
  };
}

/** Rules that count months from a start of work. */
const COUNTS_FROM_A_START: ReadonlySet<string> = new Set([
  "full-disregard-months",
  "trial-months",
  "extended-eligibility",
]);

/** Somebody whose wage counts works already, nobody said since when, and a rule counts the months of it. */
function clockRuns(pack: CompiledPack, plan: WorkPlan): boolean {
  const works = countedOthers(plan).length > 0 || plan.present !== null;
  return works && pack.rules.some(({ kind }) => COUNTS_FROM_A_START.has(kind));
}

/** This adult's wage and the benefit are all of the household's income that a projection holds. */
function wagesAreAll({ household, others }: WorkPlan): boolean {
  const { unearned, unearnedInFull, unearnedIgnored, parentsUnearned, spouseEarned, spouseUnearned } =
    household;
  const besides = [unearned, unearnedInFull, unearnedIgnored, parentsUnearned, spouseEarned, spouseUnearned];
  return others.length === 0 && besides.every((amount) => (amount ?? 0) === 0);
}

/** Months of work count from 1: what is so already is so from the first of them. */
const fromFirst = (range: MonthRange | null): MonthRange | null =>
  range && {
    earliest: Math.max(1, range.earliest),
    latest: range.latest === null ? null : Math.max(1, range.latest),
  };

/** The least and the most that the scheme may count of this adult's wages; one where both are the same. */
function countedOf(
  packs: readonly CompiledPack[],
  plan: WorkPlan,
  thisMonth: PlainMonth,
): readonly Counted[] {
  const job = countedWage(packs, plan.job, thisMonth);
  const present = plan.present ? countedWage(packs, plan.present, thisMonth) : ZERO;
  const least = { job: job.min, present: present.min };
  return same(job, point(job.min)) && same(present, point(present.min))
    ? [least]
    : [least, { job: job.max, present: present.max }];
}

/** Works a plan out in every way in which it may be true. */
export function projectWork(
  packs: readonly CompiledPack[],
  plan: WorkPlan,
  thisMonth: PlainMonth,
  explain: boolean,
): Merged {
  const { pack } = versionFor(packs, thisMonth);
  const starts = Array.from({ length: plan.firstWageAfter.max + 1 }, (_, late) => 1 + late);
  const wages = countedOf(packs, plan, thisMonth);
  const capped = mayBeCapped(packs, plan, thisMonth);
  const awards = awardsOf(packs, plan, thisMonth).map(([least, most]): AwardPair => [
    least,
    capped ? ABOVE_ALL : most,
  ]);
  const pairs = wages.flatMap((counted, w) =>
    awards.flatMap(([least, most]) =>
      starts.map((jobFrom, i) => {
        const run = { jobFrom, counted, explain: explain && i === 0 && w === 0 };
        const low = projectRun(packs, plan, thisMonth, { ...run, award: least });
        const high =
          least === most ? low : projectRun(packs, plan, thisMonth, { ...run, award: most, explain: false });
        return { low, high, jobFrom };
      }),
    ),
  );
  const [first] = pairs;
  if (!first) throw new RangeError("A plan needs a month");
  const running = clockRuns(pack, plan);
  const all = pairs.flatMap(({ low, high }) => (low === high ? [low] : [low, high]));
  const benefitOf = ({ low, high }: (typeof pairs)[number], month: number): Interval => {
    const [least, most] = [low.months[month]?.benefit, high.months[month]?.benefit];
    if (!least || !most) throw new RangeError(`Month ${month} was not projected`);
    const max = most.max > ABOVE_ALL / 2 ? Infinity : most.max;
    return { min: running && month > 0 ? 0 : Math.min(least.min, most.min), max };
  };
  const benefit = (month: number): Interval => pairs.map((pair) => benefitOf(pair, month)).reduce(hull);
  const whole = wagesAreAll(plan) && !running && pairs.every(({ low, high }) => low === high);
  const graduations = all.map(({ months }) => graduationOf(months));
  const earned = pairs.filter(({ jobFrom }) => jobFrom === 1);
  return {
    main: first.low,
    all,
    benefit,
    net: (month) => (whole ? all.map(({ months }) => months[month]?.net ?? ANY).reduce(hull) : null),
    entitlements: (month) =>
      (first.low.months[month]?.entitlements ?? []).map(({ name, kept }) => ({
        name,
        kept: all
          .map(({ months }) => months[month]?.entitlements.find((one) => one.name === name)?.kept ?? kept)
          .reduce(together),
      })),
    graduation: fromFirst(rangeOver(graduations)),
    startMatters: running,
    wageBeforeUnknown: wages.length > 1,
    beforeCapUnknown: capped,
    protectionEnds: rangeOver(
      all
        .map(({ events }, i) => protectionOf(pack, graduations[i] ?? null, events))
        .filter((range) => range !== null),
    ),
    countingMatters:
      starts.length > 1 &&
      first.low.months.some(({ month }) => {
        const [counted, either] = [earned.map((pair) => benefitOf(pair, month)).reduce(hull), benefit(month)];
        return counted.min !== either.min || counted.max !== either.max;
      }),
  };
}

/** Wages after contributions, month by month, of some of the earners. */
export function wagesByMonth(
  packs: readonly CompiledPack[],
  wages: readonly Wage[],
  thisMonth: PlainMonth,
): readonly Interval[] {
  const { months } = project(packs, {
    firstMonth: thisMonth,
    months: MONTHS,
    household: EMPTY_HOUSEHOLD,
    spells: [],
    plan: { earnings: wages.map((wage, i) => earning(String(i), wage, 0, null)), costs: NO_COSTS },
  });
  return months.map(({ wage }) => wage);
}
