import { parseArgs } from "node:util";
import { ensureBuild } from "#bin/ensure.js";
import { GATE, type ChaosWish } from "./support/options.ts";
import { figuresOf, tableOf } from "./support/report.ts";
import { runChaos, type ChaosProgress } from "./support/run.ts";

const USAGE = `npm run chaos -- [--events 20000] [--kills 20] [--stops 5] [--stop-seconds 5-20] [--seed 1]
                 [--backend redis|postgres|both] [--without inbox|outbox]

Plays the marketplace as real processes, harms them, and counts what was lost, doubled or stuck. Exits with 1
when anything was. The same seed gives the same schedule of harm. --without takes the inbox or the outbox out
on purpose: such a run must fail.`;

function wishes(): readonly ChaosWish[] {
  const { values } = parseArgs({
    // Before them: this program and the runner's own argument.
    args: process.argv.slice(3),
    options: {
      events: { type: "string", default: String(GATE.events) },
      kills: { type: "string", default: String(GATE.kills) },
      stops: { type: "string", default: String(GATE.stops) },
      "stop-seconds": { type: "string", default: GATE.stopSeconds.join("-") },
      seed: { type: "string", default: String(GATE.seed) },
      backend: { type: "string", default: "both" },
      without: { type: "string" },
    },
  });
  const number = (name: "events" | "kills" | "stops" | "seed"): number => {
    if (!/^\d+$/.test(values[name])) throw new TypeError(`--${name} must be a whole number`);
    return Number(values[name]);
  };
  const bounds = /^(\d+)-(\d+)$/.exec(values["stop-seconds"]);
  if (!bounds) throw new TypeError("--stop-seconds must look like 5-60");
  const backends = { redis: ["redis"], postgres: ["postgres"], both: ["postgres", "redis"] } as const;
  if (!(values.backend in backends)) throw new TypeError("--backend must be redis, postgres or both");
  const { without } = values;
  if (without !== undefined && without !== "inbox" && without !== "outbox")
    throw new TypeError("--without must be inbox or outbox");
  return backends[values.backend as keyof typeof backends].map((backend) => ({
    backend,
    events: number("events"),
    kills: number("kills"),
    stops: number("stops"),
    seed: number("seed"),
    ...(without === undefined ? {} : { without }),
    stopSeconds: [Number(bounds[1]), Number(bounds[2])],
  }));
}

function showProgress(backend: string): (progress: ChaosProgress) => void {
  return ({ share, events, harms, last }) => {
    const harm = last && `${last.stopMs === null ? "killed" : `stopped ${last.stopMs} ms`}: ${last.target}`;
    const line = `${backend}  ${Math.round(share * 100)} %  ${events} events  ${harms} harms  ${harm ?? ""}`;
    process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
}

let plan: readonly ChaosWish[];
try {
  plan = wishes();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`);
  process.exit(2);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
await ensureBuild();
let ok = true;
for (const wish of plan) {
  const result = await runChaos(wish, showProgress(wish.backend));
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  for (const figure of figuresOf(result)) process.stdout.write(`${JSON.stringify(figure)}\n`);
  process.stderr.write(`${tableOf(result)}\n`);
  ok &&= result.ok;
}
process.exit(ok ? 0 : 1);
