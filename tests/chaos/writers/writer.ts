import { setTimeout as sleep } from "node:timers/promises";
import { compose } from "#app/composition.server.ts";
import { readConfiguration } from "#app/configuration.server.ts";
import { seededRandom } from "#prisma/seed/demo/random.ts";
import { rowThenQueue } from "../faults/row-then-queue.ts";
import { openLedger } from "../support/ledger.ts";
import { takeOver } from "./assignment.ts";
import { browsers } from "./browsers.ts";
import { journeys } from "./journeys.ts";
import { readStage } from "./stage.ts";
import { openWageOffice } from "./wage-office.ts";

/** Applications of one browser before another person sits down at it. */
const APPLICATIONS_PER_VISIT = 8;
const PER_WRITER = 10_000_000;

const { kind, number, seed, lanes, stageFile, ledgerFile, origin, outbox } = takeOver();
const { vacancies, visitors } = readStage(stageFile);
const random = seededRandom(seed + number);
const ledger = openLedger(ledgerFile);
let finishing = false;
process.on("message", () => (finishing = true));
process.on("disconnect", () => process.exit(1));

/** Runs `journey` again and again in every lane until the run's events are there. */
const inLanes = (journey: (lane: number) => Promise<void>): Promise<unknown> =>
  Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      await sleep(lane * 10);
      while (!finishing) await journey(lane);
    }),
  );

async function throughUseCases(): Promise<void> {
  const configuration = readConfiguration();
  const composition = await compose(configuration, { process: "writer", maxConnections: lanes + 3 });
  const ctx = outbox ? composition.ctx : rowThenQueue(composition);
  const people = journeys(ctx, ledger);
  const wages = openWageOffice(ctx, ledger, `writer-${number}`);
  let hires = 0;
  await inLanes(async () => {
    const vacancy = random.pick(vacancies);
    const journey = random.weighted([
      ["hesitates", 5],
      ["isShortlisted", 3],
      ["isHired", 2],
    ] as const);
    if (journey !== "isHired") return people[journey](vacancy);
    const nationalId = String(1_000_000_000 + number * PER_WRITER + ++hires);
    wages.add(await people.isHired(vacancy, random.pick(vacancies), nationalId));
  });
  // Without the outbox a hire may be lost on its way to the worker, and would be waited for forever.
  if (outbox) await wages.close();
  await composition.close();
}

async function throughBrowsers(): Promise<void> {
  const people = browsers(origin, ledger);
  await inLanes(async (lane) => {
    // Each lane has people of its own; a person applies to a vacancy once.
    const own = visitors.filter((_, index) => index % lanes === lane);
    for (const person of own) {
      const visitor = await people.signsIn(person);
      for (const vacancy of random.some(vacancies, APPLICATIONS_PER_VISIT)) {
        if (finishing) return;
        await people.applies(visitor, person, vacancy);
      }
    }
    // Everybody of this lane has been here: nobody comes twice.
    while (!finishing) await sleep(100);
  });
}

await (kind === "browsers" ? throughBrowsers() : throughUseCases());
process.exit(0);
