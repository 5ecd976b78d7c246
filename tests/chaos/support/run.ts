import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildStage, writeStage } from "../writers/stage.ts";
import { hireCrew, type Crew } from "./crew.ts";
import { amount, drain, sealedAudit, type Backlog } from "./drain.ts";
import { total, type Finding } from "./finding.ts";
import { planHarm, type Harm, type Target } from "./harm.ts";
import { readLedgers } from "./ledger.ts";
import type { ChaosWish } from "./options.ts";
import { carryOut } from "./strike.ts";
import { verifyActs, verifySessions } from "./verify-acts.ts";
import { verifyEffects } from "./verify-effects.ts";
import { openWorld, type World } from "./world.ts";

export type ChaosResult = {
  readonly wish: ChaosWish;
  readonly events: number;
  /** Acts that were acknowledged, and those of them that went through the web server. */
  readonly acts: number;
  readonly forms: number;
  readonly refused: readonly string[];
  readonly kills: Readonly<Partial<Record<Target, number>>>;
  readonly stops: number;
  readonly stoppedMs: number;
  readonly findings: readonly Finding[];
  readonly lost: number;
  readonly doubled: number;
  readonly left: Backlog;
  readonly stuck: number;
  /** From the end of the last harm until nothing was on its way. */
  readonly drainedMs: number;
  readonly audit: { readonly ok: boolean; readonly sealed: number; readonly unsealed: number };
  /** From the first act until nothing was on its way. */
  readonly tookMs: number;
  readonly ok: boolean;
};

export type ChaosProgress = {
  readonly share: number;
  readonly events: number;
  readonly harms: number;
  readonly last: Harm | null;
};

const COUNT_EVERY_MS = 250;
/** Longer than the longest stop and all that waits for it. */
const STANDSTILL_MS = 150_000;
const GIVE_UP_DRAINING_MS = 240_000;
const DRAINED_WITHIN_MS = 120_000;
/** The first writers of the crew are browsers. */
const BROWSERS = 1;
const EVENTS_PER_VACANCY = 200;
const LEAST_VACANCIES = 40;
const EVENTS_PER_VISITOR = 200;

/** Plays one run in a world of its own and verifies what came of it. */
export async function runChaos(
  wish: ChaosWish,
  onProgress: (progress: ChaosProgress) => void = () => undefined,
): Promise<ChaosResult> {
  const world = await openWorld({
    backend: wish.backend,
    worker: "worker",
    workers: ["consumers,schedules", "consumers"],
    relay: true,
  });
  let crew: Crew | null = null;
  try {
    const stageFile = path.join(world.folder, "stage.json");
    const stage = await buildStage(world.composition.ctx, {
      vacancies: Math.max(LEAST_VACANCIES, Math.ceil(wish.events / EVENTS_PER_VACANCY)),
      // Never so many that one address would sign in more often than a person may.
      visitors: Math.min(80, Math.ceil(wish.events / EVENTS_PER_VISITOR)),
    });
    writeStage(stageFile, stage);
    crew = hireCrew(world, stageFile, wish.seed, [
      { kind: "browsers", lanes: 4, outbox: true },
      { kind: "use cases", lanes: 8, outbox: true },
      { kind: "use cases", lanes: 8, outbox: true },
    ]);
    return await play(world, crew, wish, onProgress);
  } finally {
    crew?.kill();
    await world.stop();
  }
}

async function play(
  world: World,
  crew: Crew,
  wish: ChaosWish,
  onProgress: (progress: ChaosProgress) => void,
): Promise<ChaosResult> {
  const { ctx } = world.composition;
  const began = performance.now();
  const targets: readonly Target[] =
    wish.backend === "redis"
      ? ["database", "queue", "relay", "web", "worker"]
      : ["database", "relay", "web", "worker"];
  const harms: Harm[] = [];
  const count = await countEvents(world);
  const tell = (): void =>
    onProgress({
      share: count.share(wish.events),
      events: count.events(),
      harms: harms.length,
      last: harms.at(-1) ?? null,
    });
  const telling = setInterval(tell, 1_000);
  const finished = (async () => {
    await count.untilThereAre(wish.events, crew);
    return crew.finish();
  })();
  const struck = carryOut(
    planHarm({ ...wish, targets }),
    world,
    () => count.share(wish.events),
    (harm) => {
      harms.push(harm);
      tell();
    },
  );
  const lastHarmAt = struck.then(() => performance.now());
  const codes = await finished.finally(() => clearInterval(telling));
  const harmEnded = await lastHarmAt;
  const left = await drain(world.composition, GIVE_UP_DRAINING_MS);
  const drained = performance.now();
  await count.stop();

  const lines = readLedgers(crew.ledgers);
  const done = lines.filter(({ said }) => said === "done");
  const findings = [
    ...(await verifyActs(ctx, lines)),
    ...(await verifyEffects(ctx, lines)),
    await verifySessions(world.origin, lines),
  ];
  const audit = await sealedAudit(ctx);
  const [events] = await ctx.sql.query<{ n: number }>("select count(*) as n from outbox_event");
  const kills: Partial<Record<Target, number>> = {};
  for (const { target, stopMs } of harms) if (stopMs === null) kills[target] = (kills[target] ?? 0) + 1;
  const result = {
    wish,
    events: events?.n ?? 0,
    acts: done.length,
    forms: readLedgers(crew.ledgers.slice(0, BROWSERS)).filter(({ said }) => said === "done").length,
    refused: [
      ...lines.filter(({ said }) => said === "refused").map(({ act, detail }) => `${act}: ${detail}`),
      ...codes.flatMap((code, number) =>
        code === 0 ? [] : [`writer ${number} ended with ${code}: ${logOf(world, number)}`],
      ),
    ],
    kills,
    stops: harms.filter(({ stopMs }) => stopMs !== null).length,
    stoppedMs: harms.reduce((sum, { stopMs }) => sum + (stopMs ?? 0), 0),
    findings,
    lost: total(findings, "lost"),
    doubled: total(findings, "doubled"),
    left,
    stuck: amount(left),
    drainedMs: drained - harmEnded,
    audit,
    tookMs: drained - began,
  };
  return {
    ...result,
    ok:
      result.lost + result.doubled + result.stuck + result.refused.length === 0 &&
      audit.ok &&
      audit.unsealed === 0 &&
      result.drainedMs <= DRAINED_WITHIN_MS &&
      result.events >= wish.events,
  };
}

/** What can be said when nothing happens any more: what the sessions wait for, and what each process wrote last. */
async function standstill({ composition: { ctx }, folder }: World): Promise<Error> {
  const sessions = await ctx.sql
    .query(
      "select application_name, state, wait_event_type, wait_event, left(query, 120) as query, now() - state_change as since from pg_stat_activity where backend_type = 'client backend'",
    )
    .catch((error: Error) => [error.message]);
  const logs = fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".log"))
    .map((file) => `${file}:\n${fs.readFileSync(path.join(folder, file), "utf8").slice(-3_000)}`);
  return new Error(
    ["Nothing happens any more.", ...sessions.map((session) => JSON.stringify(session)), ...logs].join("\n"),
  );
}

const logOf = (world: World, writer: number): string =>
  fs.readFileSync(path.join(world.folder, `writer-${writer}.log`), "utf8").slice(-2_000);

/** Watches how many events there are; while the database is down the last figure stands. */
async function countEvents(world: World) {
  const { ctx } = world.composition;
  const count = async (): Promise<number> =>
    (await ctx.sql.query<{ n: number }>("select count(*) as n from outbox_event"))[0]?.n ?? 0;
  // What building the stage left behind is none of the run's.
  const before = await count();
  let now = before;
  let watching = true;
  const watch = (async () => {
    while (watching) {
      now = await count().catch(() => now);
      await sleep(COUNT_EVERY_MS);
    }
  })();
  return {
    events: () => now - before,
    share: (wished: number) => Math.min(1, (now - before) / wished),
    /** Throws when nothing happens any more or a writer has left: a run must end. */
    async untilThereAre(wished: number, crew: Crew): Promise<void> {
      let seen = now;
      let since = performance.now();
      while (now - before < wished) {
        await sleep(COUNT_EVERY_MS);
        if (now !== seen) [seen, since] = [now, performance.now()];
        if (performance.now() - since > STANDSTILL_MS || crew.pids().length < crew.ledgers.length) throw await standstill(world);
      }
    },
    async stop() {
      watching = false;
      await watch;
    },
  };
}
