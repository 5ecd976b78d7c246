import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { changeSavedSearch } from "#app/domain/search/saved/change-saved-search.server.ts";
import { deleteSavedSearch } from "#app/domain/search/saved/delete-saved-search.server.ts";
import { readSavedSearch } from "#app/domain/search/saved/read-saved-searches.server.ts";
import { saveSearch } from "#app/domain/search/saved/save-search.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker } from "#tests/support/marketplace.ts";
import { savedSearchSteps } from "#tests/support/saved-searches.ts";

const masar = useMasar();
const ctx = (): Ctx => masar.ctx;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const { search, save, mine, later, posted, look, ...steps } = savedSearchSteps(ctx);

beforeAll(() => steps.prepare());
beforeEach(() => steps.beginAnew());

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
