import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { loadRegistryWords } from "#app/domain/people/load-registry-words.server.ts";
import { saveRegistryPeople } from "#app/domain/people/save-registry-people.server.ts";
import { importScores } from "#app/domain/registry/import-scores.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { accountHouseholds, seedAccounts } from "./demo/accounts.ts";
import { isDemoSeeded, markDemoSeeded } from "./demo/mark.ts";
import { seedOrganisations } from "./demo/organisations.ts";
import { demoPeople } from "./demo/people.ts";
import { demoPostingsCsv } from "./demo/postings.ts";
import { seedChangeRequest } from "./demo/requests.ts";
import { demoScoresCsv } from "./demo/scores.ts";

const COUNTRY = "SA";
/** How much of everything; a test plays on less. */
export type DemoSize = { readonly postings: number; readonly households: number };
const CASELOAD = 40;
const WHOLE: DemoSize = { postings: 2_200, households: 400 };
const actor = systemActor("demo", COUNTRY);

/** Says which part is being filled in. */
export type SeedProgress = (sentence: string) => void;

/**
 * Fills a fresh database with the demo: invented people, employers, vacancies and programmes, the same for the
 * same day, made from the starter taxonomy through the real use cases. Does nothing where it has run.
 */
export async function seedDemo(
  ctx: Ctx,
  progress: SeedProgress = () => undefined,
  size: DemoSize = WHOLE,
): Promise<void> {
  if (await isDemoSeeded(ctx)) return;
  const today = ctx.clock.today(COUNTRY);

  progress("employers and programmes");
  const organisations = await seedOrganisations(ctx, actor);

  progress("people");
  const words = await loadRegistryWords(ctx);
  const known = await saveRegistryPeople(ctx, actor, {
    country: COUNTRY,
    people: accountHouseholds(today),
    words,
  });
  const registry = demoPeople(size.households, today);
  const people = await saveRegistryPeople(ctx, actor, { country: COUNTRY, people: registry, words });

  progress("registry scores");
  const scores = demoScoresCsv([...accountHouseholds(today), ...registry], today);
  await withFile("scores.csv", scores, async (file) => {
    expectOk(await importScores(ctx, actor, { file, country: COUNTRY, dryRun: false }));
  });

  progress("accounts");
  const accounts = await seedAccounts(
    ctx,
    organisations,
    new Map(known.map(({ row, personId }) => [row, personId])),
  );
  const officer = accounts.get("officer1@demo.example");
  if (officer) {
    // Those who look for work; children and the elderly have no case of their own.
    const looking = new Set(
      [...accountHouseholds(today), ...registry].flatMap((p) => (p.profile ? [p.row] : [])),
    );
    const personIds = [...known, ...people]
      .filter(({ row }) => looking.has(row))
      .slice(0, CASELOAD)
      .map(({ personId }) => personId);
    expectOk(await assignCases(ctx, actor, { officerAccountId: officer.accountId, personIds }));
  }

  const seeker = accounts.get("sara@demo.example");
  if (seeker) await seedChangeRequest(ctx, seeker, COUNTRY);

  progress("vacancies");
  await withFile("postings.csv", demoPostingsCsv(size.postings, today), async (file) => {
    expectOk(
      await importPostings(ctx, actor, {
        file,
        from: "csv",
        country: COUNTRY,
        source: "demo",
        dryRun: false,
      }),
    );
  });

  progress("search index");
  expectOk(await reindex(ctx, actor));
  await markDemoSeeded(ctx, size);
}

async function withFile(name: string, content: string, work: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "masar-demo-"));
  try {
    const file = path.join(folder, name);
    await writeFile(file, content);
    await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
