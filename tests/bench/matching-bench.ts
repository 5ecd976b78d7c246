import { writeFile } from "node:fs/promises";
import path from "node:path";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { matchSeeker } from "#app/domain/matching/match-seeker.server.ts";
import { runMatching } from "#app/domain/matching/run-matching.server.ts";
import { loadRegistryWords } from "#app/domain/people/load-registry-words.server.ts";
import { readSeekersOf } from "#app/domain/people/read-seekers.server.ts";
import { saveRegistryPeople } from "#app/domain/people/save-registry-people.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { seedOrganisations } from "#prisma/seed/demo/organisations.ts";
import { demoPeople } from "#prisma/seed/demo/people.ts";
import { demoPostingsCsv } from "#prisma/seed/demo/postings.ts";
import { count, measured, quantile, type Figure } from "./figure.ts";

const COUNTRY = "SA";
const actor = systemActor("bench", COUNTRY);
/** As many postings for each household as the demo has. */
const POSTINGS_PER_HOUSEHOLD = 5.5;
const WARM_UP = 5;
const ROUNDS = 200;

/** A full run over the demo's kind of population, then one seeker after another on line. */
export async function* matchingFigures(ctx: Ctx, folder: string, households: number): AsyncGenerator<Figure> {
  await populate(ctx, folder, households);

  const began = performance.now();
  const run = expectOk(await runMatching(ctx, actor, { country: COUNTRY }));
  const seconds = (performance.now() - began) / 1_000;
  yield count("matching.seekers", run.seekers);
  yield count("matching.postings", run.postings);
  yield measured("matching.full-run", seconds, "s");
  yield measured("matching.seekers-per-second", run.seekers / seconds, "1/s", { digits: 0 });
  yield measured("matching.resident", process.memoryUsage().rss / 2 ** 20, "MiB", {
    atMost: 2_048,
    digits: 0,
  });
  yield measured("matching.coverage", run.coverage, "share", { atLeast: 0.9, digits: 4 });
  yield measured("matching.gamma-lost", run.gammaLost, "share", { atMost: 0.03, digits: 4 });

  const people: string[] = [];
  for await (const { personId } of readSeekersOf(ctx, COUNTRY)) people.push(personId);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP && people.length > 0; round++) {
    const personId = people[(round * 7) % people.length] ?? "";
    const asked = performance.now();
    expectOk(await matchSeeker(ctx, actor, { personId }));
    // The first ones read the postings and warm the caches.
    if (round >= WARM_UP) times.push(performance.now() - asked);
  }
  yield measured("matching.online-p50", quantile(times, 0.5), "ms", { digits: 1 });
  yield measured("matching.online-p95", quantile(times, 0.95), "ms", { atMost: 50, digits: 1 });
}

async function populate(ctx: Ctx, folder: string, households: number): Promise<void> {
  const today = ctx.clock.today(COUNTRY);
  await seedOrganisations(ctx, actor);
  const people = demoPeople(households, today);
  await saveRegistryPeople(ctx, actor, { country: COUNTRY, people, words: await loadRegistryWords(ctx) });
  const file = path.join(folder, "bench-matching.csv");
  await writeFile(file, demoPostingsCsv(Math.round(households * POSTINGS_PER_HOUSEHOLD), today));
  expectOk(
    await importPostings(ctx, actor, { file, from: "csv", country: COUNTRY, source: "bench", dryRun: false }),
  );
}
