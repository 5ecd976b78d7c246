import path from "node:path";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import type { Posting } from "#app/domain/search/posting.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { vacanciesForIndex } from "#app/domain/vacancies/postings-for-index.server.ts";
import { seeded } from "./generated-postings.ts";

const SOURCES = [
  ["jadarat", "SA"],
  ["wuzzuf", "EG"],
] as const;
const DAY_MS = 86_400_000;
const DAYS = 60;

/** The real postings of the shared data, imported into `ctx`'s database and read as the index reads them. */
export async function realPostings(ctx: Ctx, sharedData: string): Promise<readonly Posting[]> {
  for (const [from, country] of SOURCES) {
    const file = path.join(sharedData, from, "postings.csv");
    const actor = systemActor("bench", country);
    expectOk(await importPostings(ctx, actor, { file, from, country, source: from, dryRun: false }));
  }
  return vacanciesForIndex(ctx, { after: null, limit: 100_000 });
}

/**
 * So many postings out of real ones, each taken again and again with a new id and day, as many of one country
 * as of another: text, place, occupation, skills and conditions stay those of the real one.
 */
export function* replayedPostings(
  count: number,
  real: readonly Posting[],
  now: Date,
  seed = 1,
): Generator<Posting> {
  const random = seeded(seed);
  const byCountry = SOURCES.map(([, country]) => real.filter((posting) => posting.country === country));
  for (let n = 0; n < count; n++) {
    const among = byCountry[n % byCountry.length] ?? [];
    const original = among[Math.floor(random() * among.length)];
    if (!original) throw new Error("A country without real postings can't be replayed");
    const id = `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
    const postedAt = new Date(now.getTime() - Math.floor(random() * DAYS * DAY_MS)).toISOString();
    yield { ...original, id, sourceId: String(n), postedAt, expiresAt: null };
  }
}
