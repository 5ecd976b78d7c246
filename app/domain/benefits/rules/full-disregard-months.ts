import { z } from "zod";
import { ZERO, choose, isAbove, not, or, total, type Interval } from "../interval.ts";
import { amount, explain, note, of, uses } from "../ledger.ts";
import { primitive } from "./primitive.ts";

const settings = z.strictObject({
  /** When the months are over: earnings count, or the benefit ends. */
  after: z.enum(["count", "end"]),
  /** Months on the calendar since the start, or only those with earnings. */
  measure: z.enum(["calendar", "worked"]).default("calendar"),
  /** A new start after a month without earnings: goes on with the old count, begins a new one, or not known. */
  restart: z.enum(["continues", "renews", "unknown"]).default("unknown"),
});

type Starts = {
  first: number | null;
  latest: number | null;
  worked: number;
  workedSince: number;
  was: boolean;
};

/** Months used before this one: since the first start at most, since the latest start at least. */
function used(state: Starts, month: number, { measure, restart }: z.output<typeof settings>): Interval {
  const calendar = measure === "calendar";
  const most = calendar ? month - (state.first ?? month) : state.worked;
  const least = calendar ? month - (state.latest ?? month) : state.workedSince;
  return restart === "continues"
    ? { min: most, max: most }
    : { min: least, max: restart === "renews" ? least : most };
}

/** For N months after work starts, earnings take nothing off the benefit. */
export const fullDisregardMonths = primitive({
  kind: "full-disregard-months",
  parameters: { months: { unit: "months" } },
  settings,
  build: (rule) => {
    const months = rule.figure("months");
    return {
      steps: {
        earned: (ledger) => {
          const state = ledger.memory.of<Starts>(rule.key, () => ({
            first: null,
            latest: null,
            worked: 0,
            workedSince: 0,
            was: false,
          }));
          const works = ledger.gross > 0;
          if (works && !state.was) {
            state.first ??= ledger.month;
            state.latest = ledger.month;
            state.workedSince = 0;
          }
          state.was = works;
          if (!works) return;
          const before = used(state, ledger.month, rule.settings);
          const free = isAbove(months.range, before);
          const earned = total(ledger.counted);
          ledger.counted = ledger.counted.map((c) => choose(free, ZERO, c));
          if (rule.settings.after === "end") {
            ledger.ended = or(ledger.ended, not(free));
            // Over means over: the earnings themselves are never taken off the benefit.
            ledger.counted = [ZERO];
          }
          state.worked += 1;
          state.workedSince += 1;
          if (free === "maybe") {
            uses(ledger, months);
            if (before.min !== before.max)
              note(ledger, { code: `${rule.kind}.restart`, path: `${rule.id}.restart` });
          }
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { earnings: amount(earned), months: of(months), monthsBefore: { unit: "months", ...before } },
              { counted: amount(total(ledger.counted)) },
              [months],
            );
        },
      },
    };
  },
});
