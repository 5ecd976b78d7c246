import { count, measured, type Figure } from "#tests/bench/figure.ts";
import type { ChaosResult } from "./run.ts";

/** The figures of a run, a line each. */
export function figuresOf(result: ChaosResult): readonly Figure[] {
  const { wish, kills } = result;
  const name = (figure: string): string => `chaos.${wish.backend}.${figure}`;
  const kinds = Object.entries(kills).sort();
  return [
    measured(name("events"), result.events, "count", { atLeast: wish.events, digits: 0 }),
    count(name("acknowledged-acts"), result.acts),
    count(name("acknowledged-forms"), result.forms),
    ...kinds.map(([target, times]) => count(name(`kills-${target}`), times)),
    count(
      name("kills"),
      kinds.reduce((sum, [, times]) => sum + times, 0),
      wish.kills,
    ),
    count(name("stops"), result.stops, wish.stops),
    measured(name("stopped"), result.stoppedMs / 1_000, "s", { digits: 0 }),
    count(name("lost"), result.lost, 0),
    count(name("doubled"), result.doubled, 0),
    count(name("stuck"), result.stuck, 0),
    count(name("refused"), result.refused.length, 0),
    count(name("audit-unbroken"), result.audit.ok ? 1 : 0, 1),
    count(name("audit-sealed"), result.audit.sealed),
    measured(name("drained"), result.drainedMs / 1_000, "s", { atMost: 120, digits: 1 }),
    measured(name("took"), result.tookMs / 1_000, "s", { digits: 0 }),
    measured(name("events-per-second"), result.events / (result.tookMs / 1_000), "1/s", { digits: 0 }),
  ];
}

/** The checks as a short table, and what went wrong in words. */
export function tableOf(result: ChaosResult): string {
  const rows = [
    ["", "lost", "doubled"],
    ...result.findings.map(({ check, lost, doubled }) => [check, String(lost), String(doubled)]),
  ];
  const width = Math.max(...rows.map(([check]) => check?.length ?? 0));
  const table = rows.map(
    ([check = "", lost = "", doubled = ""]) =>
      `${check.padEnd(width)}  ${lost.padStart(6)}  ${doubled.padStart(7)}`,
  );
  const left = Object.entries(result.left)
    .filter(([, number]) => number > 0)
    .map(([what, number]) => `left: ${number} ${what}`);
  return [...table, ...left, ...result.refused.slice(0, 10)].join("\n");
}
