import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { incomeForPostings } from "#app/domain/benefits/income-after-work.server.ts";
import { personalOrder, wageFactsOf } from "#app/domain/search/personal-order.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { suggestPlaces } from "#app/domain/search/suggest-places.server.ts";
import { findWaysOn } from "#app/domain/search/ways-on.server.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anIntake, aSeeker, aVacancy, system } from "#tests/support/marketplace.ts";

const masar = useMasar();
const ctx = (): Ctx => masar.ctx;
const visitor = { kind: "visitor", country: "SA" } as const;
let seeker: Member;
const WAGES = [410_000, 900_000, 520_000, 640_000] as const;

beforeAll(async () => {
  expectOk(await reindex(ctx(), system));
  const employer = await anEmployer(ctx());
  const postingIds: string[] = [];
  for (const wageMinMinor of WAGES)
    postingIds.push(
      await aVacancy(ctx(), employer, { title: "كاتبة", wageMinMinor, wageMaxMinor: wageMinMinor }),
    );
  expectOk(await indexPostings(ctx(), system, { postingIds }));
  seeker = await aSeeker(ctx());
  await aHouseholdWithBenefit(ctx(), seeker.personId);
});

const search = async (actor: Member, sort: "income" | "fit", more = {}) =>
  expectOk(
    await searchPostings(ctx(), actor, { q: "كاتبة", sort, ...more }, personalOrder(ctx(), actor, sort)),
  );

describe("a person's own order", () => {
  it("puts the highest income after work first, as the cards tell it, page by page", async () => {
    const all = await search(seeker, "income");
    expect(all.ranked).toEqual({ of: 4, told: 4 });
    const incomes = await incomeForPostings(ctx(), seeker, all.items.map(wageFactsOf));
    const least = all.items.map(({ id }) => {
      const income = incomes.get(id);
      return income?.kind === "known" ? income.income.afterYear.total.min : null;
    });
    expect(least).toEqual([...least].sort((a, b) => (b ?? 0) - (a ?? 0)));
    expect(new Set(least).size).toBeGreaterThan(1);
    const pages = [
      await search(seeker, "income", { pageSize: 3 }),
      await search(seeker, "income", { pageSize: 3, page: 2 }),
    ];
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(all.items.map(({ id }) => id));
  });

  it("puts what can't be told after it, in the order it had, and says how much could be told", async () => {
    // A wage in another country's money is not worked out.
    await ctx().sql.query("update vacancy set currency = 'EGP' where wage_min_minor = 900000");
    const { items, ranked } = await search(seeker, "income");
    expect(ranked).toEqual({ of: 4, told: 3 });
    expect(items).toHaveLength(4);
    expect(items.at(-1)?.wage?.minMinor).toBe(900_000);
  });

  it("keeps every hit of somebody of whom nothing is known, and says that nothing was ranked", async () => {
    const stranger = await aSeeker(ctx());
    for (const sort of ["income", "fit"] as const) {
      const { items, ranked } = await search(stranger, sort);
      expect([items.length, ranked?.of]).toEqual([4, 4]);
    }
    expect((await search(stranger, "fit")).ranked).toEqual({ of: 4, told: 0 });
  });

  it("is nobody's who looks for no work", () => {
    expect(personalOrder(ctx(), visitor, "income")).toBeNull();
    expect(personalOrder(ctx(), { ...seeker, role: "officer" }, "fit")).toBeNull();
  });
});

describe("ways on", () => {
  it("tells only what finds something, with how much", async () => {
    const { words, without, training } = expectOk(
      await findWaysOn(
        ctx(),
        visitor,
        { q: "كاتبة", shift: ["night"] },
        {
          words: [{ text: "كاتبة" }, { text: "زقزقزق" }],
          without: [
            { label: "night", change: { q: "كاتبة", shift: [] } },
            { label: "words", change: { q: "زقزقزق" } },
          ],
        },
      ),
    );
    expect(words).toEqual([]);
    expect(without).toMatchObject([{ label: "night", count: 4 }]);
    expect(training).toEqual({ count: 0, near: false });
  });

  it("tells of training elsewhere where there is none near", async () => {
    expectOk(await indexPostings(ctx(), system, { postingIds: [await anIntake(ctx(), "تنسيق زهور")] }));
    const near = async (where: string) =>
      expectOk(
        await findWaysOn(ctx(), visitor, { q: "زقزقزق", where, radiusKm: 5 }, { words: [], without: [] }),
      ).training;
    const places = ["الرياض", "تبوك", "جازان"];
    const found = await Promise.all(places.map(near));
    expect(found.filter((training) => training.near).length).toBeLessThan(2);
    expect(found.map(({ count }) => count)).toEqual([1, 1, 1]);
  });
});

describe("places while typing", () => {
  it("are offered in the script that is typed", async () => {
    const texts = async (q: string) =>
      expectOk(await suggestPlaces(ctx(), visitor, { q })).map(({ text }) => text);
    expect((await texts("الري")).some((text) => text.startsWith("الرياض"))).toBe(true);
    expect((await texts("jedd")).some((text) => /^Jeddah/.test(text))).toBe(true);
    for (const nothing of ["", "\u0000", "😀", "%'; --"]) expect(await texts(nothing)).toEqual([]);
  });

  it("stand there once where a town and its region bear one name", async () => {
    for (const q of ["الرياض", "Riyadh"]) {
      const texts = expectOk(await suggestPlaces(ctx(), visitor, { q })).map(({ text }) => text);
      expect(texts.filter((text) => text === q)).toEqual([q]);
    }
  });
});
