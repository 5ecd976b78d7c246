import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAReconciliation, killWritersBeforeTheQueueHears } from "../faults/aim.ts";
import { buildStage, writeStage } from "../writers/stage.ts";
import { hireCrew, type Crew } from "./crew.ts";
import { amount, drain, sealedAudit, type Backlog } from "./drain.ts";
import { total, type Finding } from "./finding.ts";
import { planHarm, type Harm, type Target } from "./harm.ts";
import { readLedgers } from "./ledger.ts";
import type { ChaosWish } from "./options.ts";
import { carryOut, type Share } from "./strike.ts";
import { verifyActs, verifySessions } from "./verify-acts.ts";
import { verifyEffects } from "./verify-effects.ts";
import { openWorld, type World, type WorldWish } from "./world.ts";

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
/** What was lost on its way never arrives: the rest has by then. */
const GIVE_UP_DRAINING_LOST_MS = 30_000;
const DRAINED_WITHIN_MS = 120_000;
/** The first writers of the crew are browsers. */
const BROWSERS = 1;
const EVENTS_PER_VACANCY = 200;
const LEAST_VACANCIES = 8;
const EVENTS_PER_VISITOR = 200;

function worldOf({ backend, without }: ChaosWish): WorldWish {
  // The relay is there without an outbox, too; it finds only what was published before the writers began.
  if (without === undefined || without === "outbox")
    return { backend, worker: "worker", workers: ["consumers,schedules", "consumers"] };
  return {
    backend,
    worker: "worker-without-inbox",
    workers: ["consumers,schedules"],
    environment: without === "inbox" ? {} : { MASAR_CHAOS_INBOX: "kept" },
  };
}

/** Plays one run in a world of its own and verifies what came of it. */
export async function runChaos(
  wish: ChaosWish,
  onProgress: (progress: ChaosProgress) => void = () => undefined,
): Promise<ChaosResult> {
  const world = await openWorld(worldOf(wish));
  let crew: Crew | null = null;
  try {
    const stageFile = path.join(world.folder, "stage.json");
    const stage = await buildStage(world.composition.ctx, {
      vacancies: Math.max(LEAST_VACANCIES, Math.ceil(wish.events / EVENTS_PER_VACANCY)),
      // Never so many that one address would sign in more often than a person may.
      visitors: Math.min(80, Math.ceil(wish.events / EVENTS_PER_VISITOR)),
    });
    writeStage(stageFile, stage);
    const outbox = wish.without !== "outbox";
    crew = hireCrew(world, stageFile, wish.seed, [
      // The web server has its outbox; without one, everything goes through the other writers.
      ...(outbox ? ([{ kind: "browsers", lanes: 4, outbox }] as const) : []),
      { kind: "use cases", lanes: 8, outbox },
      { kind: "use cases", lanes: 8, outbox },
    ]);
    return await play(world, crew, wish, onProgress);
  } finally {
    crew?.kill();
    await world.stop();
  }
}

async function strike(
  world: World,
  crew: Crew,
  wish: ChaosWish,
  share: Share,
  onHarm: (harm: Harm) => void,
): Promise<void> {
  if (wish.without === "outbox") {
    while (share() < 0.5) await sleep(COUNT_EVERY_MS);
    const [queue] = world.victims.queue;
    if (queue) await killWritersBeforeTheQueueHears(world.composition.ctx, queue, crew);
    return onHarm({ at: 0.5, target: "queue", stopMs: null });
  }
  const everybody: readonly Target[] = ["database", "queue", "relay", "web", "worker"];
  const targets = everybody.filter((target) => target !== "queue" || wish.backend === "redis");
  if (wish.without === undefined) return carryOut(planHarm({ ...wish, targets }), world, share, onHarm);
  const plan = planHarm({ ...wish, targets: ["worker"] });
  return carryOut(plan, world, share, onHarm, afterAReconciliation(world.composition.ctx));
}

async function play(
  world: World,
  crew: Crew,
  wish: ChaosWish,
  onProgress: (progress: ChaosProgress) => void,
): Promise<ChaosResult> {
  const { ctx } = world.composition;
  const began = performance.now();
  const harms: Harm[] = [];
  const count = await countEvents(world);
  const share: Share = () => count.share(wish.events);
  const tell = (): void =>
    onProgress({ share: share(), events: count.events(), harms: harms.length, last: harms.at(-1) ?? null });
  const telling = setInterval(tell, 1_000);
  const finished = count.untilThereAre(wish.events, crew).then(() => crew.finish());
  const struck = strike(world, crew, wish, share, (harm) => {
    harms.push(harm);
    tell();
  }).then(() => performance.now());
  struck.catch(() => undefined);
  const problems = await finished.finally(() => clearInterval(telling));
  const harmEnded = await struck;
  const left = await drain(
    world.composition,
    wish.without === "outbox" ? GIVE_UP_DRAINING_LOST_MS : GIVE_UP_DRAINING_MS,
  );
  const drained = performance.now();
  await count.stop();

  const lines = readLedgers(crew.ledgers());
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
    forms: readLedgers(crew.ledgers().slice(0, BROWSERS)).filter(({ said }) => said === "done").length,
    refused: [
      ...lines.filter(({ said }) => said === "refused").map(({ act, detail }) => `${act}: ${detail}`),
      ...problems,
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
        if (performance.now() - since > STANDSTILL_MS || !crew.isComplete()) throw await standstill(world);
      }
    },
    async stop() {
      watching = false;
      await watch;
    },
  };
}
