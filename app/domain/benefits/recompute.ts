import {
  firstDayOf,
  monthOf,
  monthsBetween,
  shiftMonth,
  type PlainDate,
  type PlainMonth,
} from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";
import { NO_COSTS, type Earning, type Household, type Spell } from "./household.ts";
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
  readonly decidedMinor: number;
};

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

/**
 * What the rules say of each month for which earnings are proven and a spell (of one pack) was running. A month
 * without evidence is not a month without work: it gets no figure, and later months name the gap. A month of `before`
 * (worked out once) whose proof was withdrawn is worked out without it, or the wage would go on counting; it says so.
 */
export function computeMonths(
  packs: readonly CompiledPack[],
  household: Household,
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
  const engineSpells = spells.map((s): Spell => ({
    from: indexOf(monthFrom(s.from)),
    until: s.until === null ? null : indexOf(monthFrom(s.until)),
    // A suspension is a decision; here only the rules speak.
    status: "active",
    award: s.decidedMinor,
  }));
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
      months: indexOf(last) + 1,
      household: { ...household, award: null },
      // A month goes by the score of its first day; one that is not known by then is named as missing.
      changes: scores
        .filter(({ on }) => monthFrom(on) <= last)
        .map(({ on, score }) => ({ from: Math.max(0, indexOf(monthFrom(on))), score })),
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
