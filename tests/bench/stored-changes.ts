import type { ProjectedMonth } from "#app/domain/benefits/project.ts";

/** Figures of a month that are kept: wage, benefit and net, both ends each, and whether entitlement has ended. */
const FIELDS = 8;

const ENDED = { no: 0, maybe: 1, yes: 2 } as const;

/** Projections of many households, as the months in which something changes; the months between repeat the last. */
export type StoredChanges = {
  /** Keeps a projection; says how many months of it are written. */
  readonly keep: (household: number, months: readonly ProjectedMonth[]) => number;
  /** How many months of a projection differ from what is kept: what a late record would make us write. */
  readonly differing: (household: number, months: readonly ProjectedMonth[]) => number;
  readonly bytes: () => number;
};

function writeMonth(month: ProjectedMonth, into: Float64Array, at: number): void {
  into[at] = month.month;
  into[at + 1] = month.wage.min;
  into[at + 2] = month.wage.max;
  into[at + 3] = month.benefit.min;
  into[at + 4] = month.benefit.max;
  into[at + 5] = month.net.min;
  into[at + 6] = month.net.max;
  into[at + 7] = ENDED[month.ended];
}

const differs = (a: Float64Array, at: number, b: Float64Array, from: number): boolean => {
  for (let field = 1; field < FIELDS; field += 1) if (a[at + field] !== b[from + field]) return true;
  return false;
};

/** Keeps changes in numbers alone: no object stands for a month. */
export function storedChanges(households: number): StoredChanges {
  let rows = new Float64Array(households * FIELDS * 4);
  let used = 0;
  /** Where the rows of a household begin; those of the next one follow. */
  const starts = new Map<number, { readonly at: number; readonly count: number }>();
  const month = new Float64Array(FIELDS);
  return {
    keep: (household, months) => {
      const at = used;
      for (const one of months) {
        writeMonth(one, month, 0);
        if (used > at && !differs(month, 0, rows, used - FIELDS)) continue;
        if (used + FIELDS > rows.length) {
          const wider = new Float64Array(Math.ceil(rows.length * 1.5) + FIELDS);
          wider.set(rows);
          rows = wider;
        }
        rows.set(month, used);
        used += FIELDS;
      }
      starts.set(household, { at, count: (used - at) / FIELDS });
      return (used - at) / FIELDS;
    },
    differing: (household, months) => {
      const kept = starts.get(household);
      if (!kept) return months.length;
      let row = kept.at;
      const end = kept.at + kept.count * FIELDS;
      let count = 0;
      for (const one of months) {
        writeMonth(one, month, 0);
        while (row + FIELDS < end && (rows[row + FIELDS] ?? 0) <= one.month) row += FIELDS;
        if (differs(month, 0, rows, row)) count += 1;
      }
      return count;
    },
    bytes: () => used * Float64Array.BYTES_PER_ELEMENT,
  };
}
