import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { loadRegistryWords } from "#app/domain/people/load-registry-words.server.ts";
import { saveRegistryPeople } from "#app/domain/people/save-registry-people.server.ts";
import { importScores } from "#app/domain/registry/import-scores.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { ACCOUNT_ROWS, accountHouseholds, seedAccounts } from "./demo/accounts.ts";
import { isDemoSeeded, markDemoSeeded } from "./demo/mark.ts";
import { seedOrganisations } from "./demo/organisations.ts";
import { OVERPAID_HOUSEHOLDS, overpaidPeople } from "./demo/overpaid-households.ts";
import { demoPeople } from "./demo/people.ts";
import { playOverpayments } from "./demo/play-overpayments.ts";
import { demoPostingsCsv } from "./demo/postings.ts";
import { seedChangeRequest } from "./demo/requests.ts";
import { demoScoresCsv } from "./demo/scores.ts";
import { withFile } from "./demo/with-file.ts";

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
  const overpaid = await saveRegistryPeople(ctx, actor, {
    country: COUNTRY,
    people: overpaidPeople(today),
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
  const personOf = new Map(
    known.flatMap(({ row, personId }) => {
      const login = ACCOUNT_ROWS[row];
      return login ? [[login, personId] as const] : [];
    }),
  );
  for (const [index, { login }] of OVERPAID_HOUSEHOLDS.entries()) {
    const person = overpaid[index];
    if (login && person) personOf.set(login, person.personId);
  }
  const accounts = await seedAccounts(ctx, organisations, personOf);
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

  const supervisor = accounts.get("supervisor@demo.example");
  if (officer && supervisor) {
    progress("late wage records");
    await playOverpayments(ctx, actor, { country: COUNTRY, officer, supervisor, persons: overpaid });
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
