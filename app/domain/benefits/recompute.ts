import {
  firstDayOf,
  monthOf,
  monthsBetween,
  shiftMonth,
  type PlainDate,
  type PlainMonth,
} from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { NO_COSTS, type Earning, type Household, type HouseholdChange, type Spell } from "./household.ts";
import type { RuleLine } from "./ledger.ts";
import { versionFor } from "./pack-versions.ts";
import { project } from "./project.ts";

export type EvidencedMonth = {
  readonly personId: string;
  readonly month: PlainMonth;
  readonly earningsMinor: number;
};

export type DecidedSpell = {
  readonly id: string;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  /** The award before anything is taken off for work, with the day from which each holds; the first holds before it. */
  readonly awards: readonly [DatedAward, ...DatedAward[]];
};

type DatedAward = { readonly from: PlainDate; readonly minor: number };

export type ComputedMonth = {
  readonly spellId: string;
  readonly month: PlainMonth;
  readonly packVersion: number;
  readonly earningsMinor: number;
  readonly lowMinor: number;
  readonly highMinor: number;
  readonly lines: readonly RuleLine[];
  readonly unknowns: readonly string[];
};

/** A spell covers a month when it covers its first day. */
const covers = (spell: DecidedSpell, month: PlainMonth): boolean =>
  spell.from <= firstDayOf(month) && (spell.until === null || firstDayOf(month) < spell.until);

/** First month whose first day is not before the date. */
const monthFrom = (date: PlainDate): PlainMonth =>
  date.endsWith("-01") ? monthOf(date) : shiftMonth(monthOf(date), 1);

/** Said of a month whose wage was proven once, and is no more. */
export const WITHDRAWN = "plan.earnings-withdrawn";
const GAP = "plan.earnings-gap";

/** A spell as the engine takes it: in as many parts as it had awards; months count from `first`. */
function partsOf(spell: DecidedSpell, indexOf: (month: PlainMonth) => number): readonly Spell[] {
  const starts = indexOf(monthFrom(spell.from));
  const ends = spell.until === null ? null : indexOf(monthFrom(spell.until));
  // Of two awards that begin in one month, the later decision counts.
  const begins = spell.awards.map(({ from }, i) =>
    i === 0 ? starts : Math.max(starts, indexOf(monthFrom(from))),
  );
  const cuts = [...new Set(begins)].sort((a, b) => a - b).filter((cut) => ends === null || cut < ends);
  return cuts.map((from, i): Spell => {
    const held = spell.awards.filter((_, place) => (begins[place] ?? 0) <= from).at(-1) ?? spell.awards[0];
    // A suspension is a decision; here only the rules speak.
    return { from, until: cuts[i + 1] ?? ends, status: "active", award: held.minor };
  });
}

/** How the household's composition changed from month to month. */
function compositionChanges(
  household: (month: PlainMonth) => Household,
  first: PlainMonth,
  months: number,
): readonly HouseholdChange[] {
  let before = household(first);
  const changes: HouseholdChange[] = [];
  for (let from = 1; from < months; from += 1) {
    const now = household(shiftMonth(first, from));
    const { adults, children, dependants } = now;
    if (adults !== before.adults || children !== before.children || dependants !== before.dependants)
      changes.push({ from, adults, children, dependants });
    before = now;
  }
  return changes;
}

/**
 * What the rules say of each month for which earnings are proven and a spell (of one pack) was running. A month
 * without evidence is not a month without work: it gets no figure, and later months name the gap. A month of `before`
 * (worked out once) whose proof was withdrawn is worked out without it, or the wage would go on counting; it says so.
 * Each month is worked out with the household and the award as they were in it: what changes later changes no month
 * before.
 */
export function computeMonths(
  packs: readonly CompiledPack[],
  household: (month: PlainMonth) => Household,
  spells: readonly DecidedSpell[],
  evidence: readonly EvidencedMonth[],
  before: readonly { readonly spellId: string; readonly month: PlainMonth }[] = [],
  scores: readonly { readonly on: PlainDate; readonly score: number }[] = [],
): readonly ComputedMonth[] {
  const proven = new Set(evidence.map((e) => e.month));
  const known = new Set(before.map(({ spellId, month }) => `${spellId}/${month}`));
  const starts = spells.map((s) => monthFrom(s.from)).sort();
  const first = starts[0];
  const last = [...proven, ...before.map(({ month }) => month)].sort().at(-1);
  if (first === undefined || last === undefined || last < first) return [];
  const indexOf = (month: PlainMonth): number => monthsBetween(first, month);
  const engineSpells = spells.flatMap((spell) => partsOf(spell, indexOf));
  const count = indexOf(last) + 1;
  const earnings = evidence
    .filter((e) => e.month >= first)
    .map((e): Earning => ({
      earner: e.personId,
      from: indexOf(e.month),
      until: indexOf(e.month) + 1,
      amount: e.earningsMinor,
      basis: "gross",
    }));
  const { months } = project(
    packs,
    {
      firstMonth: first,
      months: count,
      household: { ...household(first), award: null },
      changes: [
        ...compositionChanges(household, first, count),
        // A month goes by the score of its first day; one that is not known by then is named as missing.
        ...scores
          .filter(({ on }) => monthFrom(on) <= last)
          .map(({ on, score }) => ({ from: Math.max(0, indexOf(monthFrom(on))), score })),
      ],
      spells: engineSpells,
      plan: { earnings, costs: NO_COSTS },
    },
    { explain: true },
  );
  let worked = false;
  let gap = false;
  return months.flatMap((month): ComputedMonth[] => {
    gap ||= worked && !proven.has(month.period);
    worked ||= month.gross > 0;
    const spell = spells.find((s) => covers(s, month.period));
    if (!spell) return [];
    const isProven = proven.has(month.period);
    if (!isProven && !known.has(`${spell.id}/${month.period}`)) return [];
    const unknowns = month.unknowns.map(({ code }) => code);
    if (!isProven) unknowns.push(WITHDRAWN);
    else if (gap) unknowns.push(GAP);
    return [
      {
        spellId: spell.id,
        month: month.period,
        packVersion: versionFor(packs, month.period).pack.pack.version,
        earningsMinor: month.gross,
        lowMinor: month.benefit.min,
        highMinor: month.benefit.max,
        lines: month.rulesApplied,
        unknowns,
      },
    ];
  });
}
