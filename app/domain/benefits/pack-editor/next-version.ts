import { addMonths, type PlainDate } from "../../kernel/plain-date.ts";
import type { PolicyPack } from "../pack.schema.ts";
import { earliestStart } from "./pack-dates.ts";

/**
 * The version after the last one before anybody has changed anything: the same rules from the first day that is
 * possible. `numbers` are all numbers that were ever given.
 */
export function nextVersion(last: PolicyPack, numbers: readonly number[], today: PlainDate): PolicyPack {
  const earliest = earliestStart(today);
  const { from, until } = last.effective;
  const start = from < earliest ? earliest : addMonths(`${from.slice(0, 7)}-01`, 1);
  return {
    ...last,
    version: Math.max(...numbers, 0) + 1,
    effective: { from: start, until: until !== null && until > start ? until : null },
  };
}
