import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { endAlerts, knowsAlertLink, resumeAlerts } from "#app/domain/search/saved/alert-links.server.ts";
import { alertSavedSearches } from "#app/domain/search/saved/alert-saved-searches.server.ts";
import { changeSavedSearch } from "#app/domain/search/saved/change-saved-search.server.ts";
import { deleteSavedSearch } from "#app/domain/search/saved/delete-saved-search.server.ts";
import { readSavedSearch, readSavedSearches } from "#app/domain/search/saved/read-saved-searches.server.ts";
import { saveSearch } from "#app/domain/search/saved/save-search.server.ts";
import type { NewSavedSearch } from "#app/domain/search/saved/saved-search.schema.ts";
import { closeVacancy } from "#tests/support/saved-searches.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, aSeeker, aVacancy, system, type TestEmployer } from "#tests/support/marketplace.ts";
import { aReachable, deliveriesTo, keptFor } from "#tests/support/messages.ts";
import { messageReactions } from "#workers/handlers/messages.ts";

const masar = useMasar();
const ctx = (): Ctx => masar.ctx;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let employer: TestEmployer;

beforeAll(async () => {
  await ctx().setClock(new Date("2027-02-01T09:00:00Z"));
  employer = await anEmployer(ctx());
  expectOk(await reindex(ctx(), system));
});
// 12:00 in Riyadh.
beforeEach(async () => {
  await ctx().setClock(new Date("2027-02-01T09:00:00Z"));
  await ctx().sql.query("delete from saved_search");
  await ctx().sql.query("delete from alert_link");
  await ctx().sql.query("delete from message");
  await ctx().sql.query("delete from outbox_event where name = 'saved_search.found'");
});

const search = (change: Partial<NewSavedSearch> = {}): NewSavedSearch => ({
  name: "خبازة",
  address: "q=خبازة",
  frequency: "daily",
  beyondMasar: true,
  ...change,
});
const save = async (actor: Member, change: Partial<NewSavedSearch> = {}): Promise<string> =>
  expectOk(await saveSearch(ctx(), actor, search(change))).savedSearchId;
const mine = async (actor: Member) => expectOk(await readSavedSearches(ctx(), actor));
const later = (ms: number): Promise<void> => ctx().setClock(new Date(ctx().clock.now().getTime() + ms));

/** A vacancy that is published and can be found. */
async function posted(title = "خبازة في مخبز"): Promise<string> {
  const id = await aVacancy(ctx(), employer, { title });
  expectOk(await indexPostings(ctx(), system, { postingIds: [id] }));
  return id;
}

const look = async () => expectOk(await alertSavedSearches(ctx(), system, { country: "SA" }));

/** Lets the messages react to what was found, twice each: as a worker that was killed would. */
async function tell(): Promise<void> {
  const events = await ctx().sql.query<DomainEvent>(
    `select id, name, version, payload, occurred_at as "occurredAt" from outbox_event
      where name = 'saved_search.found' order by seq`,
  );
  for (const event of [...events, ...events]) await messageReactions[event.name]?.(ctx(), event);
}

const inboxOf = (personId: string) =>
  ctx().sql.query<{ params: { count: number }; link: string }>(
    "select params, link from message where person_id = $1 and code = 'saved_search_found' order by created_at",
    [personId],
  );

describe("a saved search", () => {
  it("is kept in one form, once, under the name given to it", async () => {
    const seeker = await aSeeker(ctx());
    const id = await save(seeker, {
      address: "?page=7&where=جدة&q=خبازة&type=full_time&lang=en&x=1&exact=1",
    });
    const again = expectOk(
      await saveSearch(ctx(), seeker, search({ address: "type=full_time&q=%20خبازة&where=جدة" })),
    );
    expect(again).toEqual({ savedSearchId: id, already: true });
    const { searches, alertsEnded } = await mine(seeker);
    expect(alertsEnded).toBe(false);
    expect(searches).toMatchObject([{ id, name: "خبازة", frequency: "daily", lastAlert: null }]);
    expect([...new URLSearchParams(searches[0]?.address)]).toEqual([
      ["q", "خبازة"],
      ["where", "جدة"],
      ["type", "full_time"],
    ]);
  });

  it("stands nowhere in clear text", async () => {
    const seeker = await aSeeker(ctx());
    const vacancyId = await posted();
    await save(seeker, { name: "سري جدا", address: "q=kanarienvogel" });
    const rows = await ctx().sql.query(
      `select to_jsonb(s)::text as text from saved_search s
        union all select to_jsonb(a)::text from audit_entry a
        union all select to_jsonb(e)::text from outbox_event e where name like 'saved_search.%'`,
    );
    const text = JSON.stringify(rows);
    for (const canary of ["سري", "kanarienvogel"]) expect(text).not.toContain(canary);
    const [row] = await ctx().sql.query("select to_jsonb(s)::text as text from saved_search s");
    expect(JSON.stringify(row)).not.toContain(vacancyId);
  });

  it("belongs to one person, and to nobody else who asks", async () => {
    const [seeker, other] = [await aSeeker(ctx()), await aSeeker(ctx())];
    const savedSearchId = await save(seeker);
    const change = { savedSearchId, name: "غيره", frequency: "off" as const, beyondMasar: false };
    expect(await readSavedSearch(ctx(), other, { savedSearchId })).toMatchObject({ ok: false });
    expect(await changeSavedSearch(ctx(), other, change)).toMatchObject({ error: { code: "not_found" } });
    expect(await deleteSavedSearch(ctx(), other, { savedSearchId })).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await saveSearch(ctx(), { kind: "visitor", country: "SA" }, search())).toMatchObject({
      error: { code: "sign_in" },
    });
    expect(await saveSearch(ctx(), { ...seeker, role: "officer" }, search())).toMatchObject({ ok: false });
    expect((await mine(other)).searches).toEqual([]);
  });

  it("gets another name, is deleted, and comes back", async () => {
    const seeker = await aSeeker(ctx());
    const savedSearchId = await save(seeker);
    const change = { savedSearchId, name: "  قرب البيت ", frequency: "weekly" as const, beyondMasar: false };
    expectOk(await changeSavedSearch(ctx(), seeker, change));
    expectOk(await deleteSavedSearch(ctx(), seeker, { savedSearchId }));
    expectOk(await deleteSavedSearch(ctx(), seeker, { savedSearchId }));
    expect((await mine(seeker)).searches).toEqual([]);
    expectOk(await deleteSavedSearch(ctx(), seeker, { savedSearchId, undo: true }));
    expect((await mine(seeker)).searches).toMatchObject([{ name: "قرب البيت", frequency: "weekly" }]);
    expectOk(await deleteSavedSearch(ctx(), seeker, { savedSearchId }));
    await later(25 * HOUR_MS);
    expect(await look()).toMatchObject({ forgotten: 1 });
    expect(await deleteSavedSearch(ctx(), seeker, { savedSearchId, undo: true })).toMatchObject({
      ok: false,
    });
  });

  it("is refused with a sentence when there are twenty, also when all are saved at once", async () => {
    const seeker = await aSeeker(ctx());
    const outcomes = await Promise.all(
      Array.from({ length: 23 }, (_, n) => saveSearch(ctx(), seeker, search({ address: `q=x${n}` }))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      error: { code: "saved_searches_full", params: { count: 20 } },
    });
  });

  it.each([
    ["no name", { name: " \u202E\u0000 " }, { name: "required" }],
    ["a name without an end", { name: "ا".repeat(81) }, { name: "too_long" }],
    ["an address without an end", { address: `q=${"ا".repeat(3_000)}` }, { address: "too_long" }],
  ])("is refused with %s", async (_what, change, fields) => {
    const seeker = await aSeeker(ctx());
    expect(await saveSearch(ctx(), seeker, search(change))).toMatchObject({ error: { fields } });
  });

  it.each(["q=%00%E2%80%AE'); DROP TABLE vacancy;--", "km=-5&wage=x&type=%F0%9F%98%80&page=1e9&sort=no", ""])(
    "can be any search: %s",
    async (address) => {
      const seeker = await aSeeker(ctx());
      await save(seeker, { address });
      await later(DAY_MS);
      expect(await look()).toMatchObject({ looked: 1, failed: 0 });
    },
  );
});

describe("an alert", () => {
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
});
