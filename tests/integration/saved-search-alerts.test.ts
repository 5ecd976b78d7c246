import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { repairSearch } from "#app/domain/search/repair-search.server.ts";
import { endAlerts, knowsAlertLink, resumeAlerts } from "#app/domain/search/saved/alert-links.server.ts";
import { alertSavedSearches } from "#app/domain/search/saved/alert-saved-searches.server.ts";
import { changeSavedSearch } from "#app/domain/search/saved/change-saved-search.server.ts";
import { deleteSavedSearch } from "#app/domain/search/saved/delete-saved-search.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { createDatabase, type TestDatabase } from "#tests/support/database.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";
import { startMeilisearch, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";
import { aReachable, deliveriesTo, keptFor } from "#tests/support/messages.ts";
import { closeVacancy, savedSearchSteps } from "#tests/support/saved-searches.ts";

const DAY_MS = 86_400_000;
const KEY = "master-key-of-the-stand-in";

describe.each(["postgresql", "meilisearch"])("an alert, on %s,", (engine) => {
  let standIn: MeilisearchStandIn | null = null;
  let database: TestDatabase;
  let composition: Composition;
  const ctx = (): Ctx => composition.ctx;
  const { save, mine, later, posted, look, tell, inboxOf, ...steps } = savedSearchSteps(ctx);

  beforeAll(async () => {
    if (engine === "meilisearch") standIn = await startMeilisearch({ masterKey: KEY });
    database = await createDatabase();
    // It is the server's answers that are looked at, however busy the machine is.
    const meilisearch = standIn ? { url: standIn.url, key: KEY, askingMs: 60_000 } : null;
    composition = await compose({ ...database.configuration, meilisearch }, { process: "test" });
    await steps.prepare();
  }, 120_000);
  afterAll(async () => {
    await composition.close();
    await standIn?.stop().catch(() => undefined);
    await database.drop();
  });
  beforeEach(() => steps.beginAnew());

  /** Whether PostgreSQL answers in the server's place. */
  const answersElsewhere = async (): Promise<boolean> =>
    expectOk(await searchPostings(ctx(), { kind: "visitor", country: "SA" }, { q: "خبازة" })).standIn;
  // What PostgreSQL answered would prove nothing of the server.
  afterEach(async () => expect(await answersElsewhere()).toBe(false));

  it("tells of what is new since the search was saved, once, and then of what came after", async () => {
    const { seeker, phone } = await aReachable(ctx());
    await posted();
    const id = await save(seeker);
    const [first, second] = [await posted(), await posted()];
    expect(await look()).toMatchObject({ looked: 0 });
    await later(DAY_MS);
    expect(await look()).toMatchObject({ looked: 1, alerts: 1 });
    expect(await look()).toMatchObject({ looked: 0, alerts: 0 });
    await tell();
    expect(await inboxOf(seeker.personId)).toMatchObject([
      { params: { count: 2 }, link: `/my/searches/${id}` },
    ]);
    await sendDueDeliveries(ctx());
    const [sms] = await keptFor(ctx(), phone);
    expect(sms?.text).not.toContain("خباز");
    expect(sms?.text).toContain("/end-alerts/");
    await posted();
    await later(DAY_MS);
    expect(await look()).toMatchObject({ looked: 1, alerts: 1 });
    await tell();
    expect((await inboxOf(seeker.personId)).map(({ params }) => params.count)).toEqual([2, 1]);
    for (const vacancyId of [first, second]) await closeVacancy(ctx(), vacancyId);
    await later(DAY_MS);
    expect(await look()).toMatchObject({ looked: 1, alerts: 0 });
  });

  it("counts nothing that vanished in between, although the index still has it", async () => {
    const seeker = await aSeeker(ctx());
    await save(seeker);
    const [gone] = [await posted(), await posted()];
    await closeVacancy(ctx(), gone, { indexed: false });
    await later(DAY_MS);
    await look();
    await tell();
    expect((await inboxOf(seeker.personId)).map(({ params }) => params.count)).toEqual([1]);
  });

  it("is not about what was hidden for a while", async () => {
    const seeker = await aSeeker(ctx());
    const vacancyId = await posted();
    await save(seeker);
    await closeVacancy(ctx(), vacancyId);
    await later(DAY_MS);
    await look();
    await ctx().sql.query("update vacancy set status = 'published' where id = $1", [vacancyId]);
    expectOk(await indexPostings(ctx(), system, { postingIds: [vacancyId] }));
    await later(DAY_MS);
    expect(await look()).toMatchObject({ looked: 1, alerts: 0 });
  });

  it("comes in the morning by the country's clock, each day or each week, or never", async () => {
    const seeker = await aSeeker(ctx());
    for (const frequency of ["daily", "weekly", "off"] as const)
      await save(seeker, { address: `q=${frequency}`, frequency });
    const rows = await ctx().sql.query<{ frequency: string; at: Date | null }>(
      `select frequency, next_look_at as at from saved_search order by 1`,
    );
    const at = Object.fromEntries(rows.map((row) => [row.frequency, row.at?.toISOString() ?? null]));
    expect(at["off"]).toBeNull();
    expect(at["daily"]).toMatch(/^2027-02-02T0[3-6]:00/);
    expect(at["weekly"]).toMatch(/^2027-02-08T0[3-6]:00/);
  });

  it("does not leave when it is no longer wanted, or all that it counted is gone, and says why", async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => aReachable(ctx())));
    const ids = await Promise.all(people.map(({ seeker }) => save(seeker)));
    const [off, inside, ended] = people.map(({ seeker }) => seeker) as [Member, Member, Member, Member];
    const vacancyId = await posted();
    await later(DAY_MS);
    await look();
    await tell();
    const name = "خبازة";
    const change = { savedSearchId: ids[0] ?? "", name, frequency: "off" as const, beyondMasar: true };
    expectOk(await changeSavedSearch(ctx(), off, change));
    expectOk(
      await changeSavedSearch(ctx(), inside, {
        ...change,
        savedSearchId: ids[1] ?? "",
        frequency: "daily",
        beyondMasar: false,
      }),
    );
    expectOk(await deleteSavedSearch(ctx(), ended, { savedSearchId: ids[2] ?? "" }));
    await closeVacancy(ctx(), vacancyId);
    await sendDueDeliveries(ctx());
    for (const { seeker } of people)
      expect(await deliveriesTo(ctx(), seeker.personId)).toMatchObject([
        { status: "not_sent", reason: "no_longer_true" },
      ]);
  });

  it("stays inside Masar when that is wanted", async () => {
    const { seeker } = await aReachable(ctx());
    await save(seeker, { beyondMasar: false });
    await posted();
    await later(DAY_MS);
    await look();
    await tell();
    expect(await inboxOf(seeker.personId)).toHaveLength(1);
    expect(await deliveriesTo(ctx(), seeker.personId)).toEqual([]);
  });

  it("is ended from the message itself, without sign-in, and begun again", async () => {
    const { seeker, phone } = await aReachable(ctx());
    await save(seeker);
    await posted();
    await later(DAY_MS);
    await look();
    await tell();
    await sendDueDeliveries(ctx());
    const [sms] = await keptFor(ctx(), phone);
    const token = /end-alerts\/([\w-]+)/.exec(sms?.text ?? "")?.[1] ?? "";
    expect(await knowsAlertLink(ctx(), { token })).toBe(true);
    expect(await knowsAlertLink(ctx(), { token: `${token}x` })).toBe(false);
    const visitor = { kind: "visitor", country: "SA" } as const;
    expect(await endAlerts(ctx(), visitor, { token: "x" })).toMatchObject({
      error: { code: "link_unknown" },
    });
    expectOk(await endAlerts(ctx(), visitor, { token }));
    expect((await mine(seeker)).alertsEnded).toBe(true);
    await posted();
    await later(DAY_MS);
    expect(await look()).toMatchObject({ looked: 0 });
    expectOk(await resumeAlerts(ctx(), seeker));
    expect(await look()).toMatchObject({ looked: 1, alerts: 1 });
  });

  it("happens once although several workers look at the same time, and again after a look was cut short", async () => {
    const seeker = await aSeeker(ctx());
    await save(seeker);
    await posted();
    await later(DAY_MS);
    const failing: Ctx = {
      ...ctx(),
      transaction: (work) =>
        ctx().transaction(async (tx) => {
          await work(tx);
          throw new Error("cut short");
        }),
    };
    await alertSavedSearches(failing, system, { country: "SA" }).catch(() => null);
    await tell();
    expect(await inboxOf(seeker.personId)).toEqual([]);
    await Promise.all([look(), look(), look()]);
    await tell();
    expect(await inboxOf(seeker.personId)).toHaveLength(1);
  });

  if (engine === "meilisearch")
    it("is told once, of everything, when the search server goes away between two looks", async () => {
      const seeker = await aSeeker(ctx());
      await save(seeker);
      await posted();
      await later(DAY_MS);
      expect(await look()).toMatchObject({ looked: 1, alerts: 1 });
      await standIn?.stop();
      await posted();
      expect(await answersElsewhere()).toBe(true);
      await later(DAY_MS);
      expect(await look()).toMatchObject({ looked: 1, alerts: 1, failed: 0 });
      await standIn?.start();
      while (await answersElsewhere()) await new Promise((resolve) => setTimeout(resolve, 100));
      expectOk(await repairSearch(ctx(), system));
      await later(DAY_MS);
      expect(await look()).toMatchObject({ looked: 1, alerts: 0 });
      await tell();
      expect((await inboxOf(seeker.personId)).map(({ params }) => params.count)).toEqual([1, 1]);
    }, 180_000);
});
