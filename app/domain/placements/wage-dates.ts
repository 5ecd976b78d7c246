import { monthOf, type PlainDate, type PlainMonth } from "#app/domain/kernel/plain-date.ts";
import { provenDays, type PlacementState, type Tier } from "./placement.ts";
import { earliestMonth } from "./wage-decision.ts";

/** A record that belongs to a placement, as far as its dates go. */
export type DatedRecord = {
  readonly month: PlainDate;
  readonly wageMinor: number;
  readonly startedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
};

export type DatedPlacement = {
  readonly status: PlacementState;
  readonly expectedStart: PlainDate;
  readonly startedOn: PlainDate | null;
  readonly startTier: Tier | null;
  readonly endedOn: PlainDate | null;
  readonly endReason: string | null;
  /** The dates in force were recorded from wage records, not by a person. */
  readonly datedByRegister: boolean;
  /** Somebody's own find: its start was not agreed here, so no record is too early for it. */
  readonly foundElsewhere: boolean;
};

type Shown = { readonly on: PlainDate; readonly exact: boolean };

/** The first day of work that a record shows, and whether it names the day or only the month; null for none. */
function startShown(placement: DatedPlacement, record: DatedRecord): Shown | null {
  if (record.wageMinor === 0) return null;
  const exact =
    record.startedOn !== null &&
    (placement.foundElsewhere || monthOf(record.startedOn) >= earliestMonth(placement));
  const proven = provenDays(monthOf(record.month), exact ? record.startedOn : null, record.endedOn);
  if (!proven) return null;
  return exact && record.startedOn !== null
    ? { on: record.startedOn, exact }
    : { on: proven.from, exact: false };
}

const order = ({ on, exact }: Shown): string => `${monthOf(on)} ${exact ? 0 : 1} ${on}`;

/**
 * What all records in force of a placement show together: the first day of work, where an exact day outweighs a
 * month, and the last day, where the latest month says that it was one. The order of the records does not matter.
 */
function datesShown(
  placement: DatedPlacement,
  records: readonly DatedRecord[],
): { readonly start: Shown | null; readonly endedOn: PlainDate | null } {
  let start: Shown | null = null;
  let lastMonth: PlainMonth = "";
  let ends: (PlainDate | null)[] = [];
  for (const record of records) {
    const shown = startShown(placement, record);
    if (shown && (!start || order(shown) < order(start))) start = shown;
    const month = monthOf(record.month);
    if (month > lastMonth) [lastMonth, ends] = [month, []];
    if (month === lastMonth) ends.push(record.endedOn);
  }
  const known = ends.filter((end) => end !== null).sort();
  return { start, endedOn: known.length === ends.length ? (known.at(-1) ?? null) : null };
}

/** What a placement's dates become; `edges` names what happened, in the words of the placement machine. */
export type Redated = {
  readonly status: PlacementState;
  readonly startedOn: PlainDate;
  readonly startTier: Tier;
  readonly endedOn: PlainDate | null;
  readonly endReason: string | null;
  readonly edges: readonly ("start" | "correct_dates" | "take_back_end" | "end")[];
};

/**
 * Holds a placement's dates against all its records in force; null when nothing changes. A person's word about the
 * start gives way to an exact day only; an end that a person gave stays. `today` keeps announced ends for later.
 */
export function redate(
  placement: DatedPlacement,
  records: readonly DatedRecord[],
  today: PlainDate,
): Redated | null {
  if (placement.status === "cancelled") return null;
  const { start, endedOn: shownEnd } = datesShown(placement, records);
  const startedOn = startAfter(placement, start);
  if (startedOn === null) return null;
  const isRegisters = placement.endedOn === null || placement.datedByRegister;
  const endedOn = isRegisters
    ? shownEnd !== null && shownEnd <= today && shownEnd >= startedOn
      ? shownEnd
      : null
    : placement.endedOn;
  // A start after the end that a person gave is other work than this.
  if (endedOn !== null && endedOn < startedOn) return null;
  const startTier =
    placement.startedOn === startedOn && placement.startTier ? placement.startTier : "wage_record";
  const edges: Redated["edges"][number][] = [];
  if (placement.status === "expected") edges.push("start");
  else if (startedOn !== placement.startedOn || (placement.endedOn !== null && endedOn !== placement.endedOn))
    edges.push(placement.status === "ended" && endedOn === null ? "take_back_end" : "correct_dates");
  if (endedOn !== null && placement.endedOn === null) edges.push("end");
  if (edges.length === 0) return null;
  return {
    status: endedOn === null ? (placement.status === "suspended" ? "suspended" : "started") : "ended",
    startedOn,
    startTier,
    endedOn,
    endReason: endedOn === null ? null : (placement.endReason ?? "unknown"),
    edges,
  };
}

function startAfter(placement: DatedPlacement, shown: Shown | null): PlainDate | null {
  const known = placement.startedOn;
  if (known === null) return shown?.on ?? null;
  if (!shown) return known;
  // An officer's later word stands; the register does not move it again.
  if (placement.startTier === "wage_record") return placement.datedByRegister ? shown.on : known;
  return shown.exact ? shown.on : known;
}
