import { describe, expect, it } from "vitest";
import { incomeForPostings, type WageFacts } from "#app/domain/benefits/income-after-work.server.ts";
import { workPaysForHousehold } from "#app/domain/benefits/work-pays.server.ts";
import { workPaysForPosting } from "#app/domain/benefits/work-pays-for-posting.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { aHouseholdWithBenefit, aWageRecord } from "#tests/support/benefit-households.ts";
import { startSite } from "#tests/support/site.ts";
import { Visitor } from "#tests/support/visitor.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();

/** A wage that stands nowhere else, so that every trace of it can be found. */
const TYPED = { wage: "٤٬٣٢١", benefit: "2,765", others: "1,357", transport: "246", childcare: "" };
const FIGURES = ["4321", "4,321", "432100", "2765", "276500", "1357", "135700", "246"];
const own = (more: Record<string, string> = {}) => ({
  ...{ figures: "own", do: "work", pack: "sa-2023", adults: "2", children: "٢", basis: "gross" },
  ...TYPED,
  firstWage: "unknown",
  ...more,
});

/** Rows of every table of Masar. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = await web.ctx.sql.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await web.ctx.sql.query<{ n: number }>(`select count(*)::int as n from "${name}"`);
    counts[name] = rows[0]?.n ?? -1;
  }
  return counts;
}

describe("the calculator with own figures", () => {
  it("answers the form itself, stores nothing and puts nothing into an address", async () => {
    const visitor = web.visitor();
    await visitor.get("/work-pays");
    const before = await rowCounts();
    expect(Object.keys(before).length).toBeGreaterThan(20);
    const answer = await visitor.post("/work-pays", own());
    expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.getSetCookie().join()).not.toMatch(new RegExp(FIGURES.join("|")));
    const html = await answer.text();
    expect(html).toContain("دخل أسرتك الآن");
    expect(html).toContain('value="٤٬٣٢١"');
    const addresses = [...html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((one) => FIGURES.some((figure) => one?.includes(figure)))).toEqual([]);
    expect(await rowCounts()).toEqual(before);
  });

  it("writes no figure into the log", async () => {
    const site = await startSite({ ...web.masar.configuration, logLevel: "info" }, { worker: false });
    try {
      const answer = await new Visitor(site.origin).post("/work-pays", own());
      expect(answer.status).toBe(200);
      await answer.text();
      await expect.poll(() => site.web.output()).toContain("/work-pays");
      expect(FIGURES.filter((figure) => site.web.output().includes(`"${figure}"`))).toEqual([]);
      expect(site.web.output()).not.toMatch(/4321|٤٬٣٢١|276500/);
    } finally {
      await site.stop();
    }
  });

  it("says at each field what to change and keeps what was typed", async () => {
    const answer = await web
      .visitor()
      .post("/work-pays", own({ wage: "-5", benefit: "كثير", transport: "99,999,999", children: "2.5" }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const field of ["wage", "benefit", "transport", "children"])
      expect(html).toContain(`id="${field}-error"`);
    expect(html).toContain("المبلغ لا يكون أقل من صفر.");
    expect(html).toContain("المبلغ أكبر من أجر شهر.");
    expect(html).toContain('value="99,999,999"');
    expect(html).not.toContain('id="result"');
  });

  it.each([
    ["wages of others in a household of one", { adults: "1", children: "0" }, "others"],
    ["childcare without a child", { children: "0", childcare: "300" }, "childcare"],
    [
      "a spouse beside one adult",
      { pack: "us-ssi-2025", adults: "1", traits: "ineligible-spouse" },
      "traits",
    ],
    [
      "a disabled child without a child",
      { pack: "uk-uc-2025", children: "0", traits: "disabled-child" },
      "traits",
    ],
    ["a place of another scheme", { pack: "us-ssi-2025", place: "greater-london" }, "place"],
  ])("asks at the field about %s, and keeps what was typed", async (_what, change, field) => {
    const answer = await web.visitor().post("/work-pays", own({ others: "1357", ...change }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(`href="#${field}`);
    expect(html).toContain('value="٤٬٣٢١"');
    expect(html).not.toContain('id="result"');
  });

  it("works out what is only unusual: a child who earns, a parent alone with many children, savings beside a benefit", async () => {
    const visitor = web.visitor();
    const unusual: readonly Record<string, string>[] = [
      { adults: "1", children: "1", others: "300" },
      { adults: "1", children: "9", others: "" },
      { pack: "uk-uc-2025", adults: "2", children: "2", savings: "20000", others: "" },
    ];
    for (const change of unusual) expect((await visitor.post("/work-pays", own(change))).status).toBe(200);
  });

  it("refuses figures too long to be any, and counts none of them as left out", async () => {
    const long = "1".repeat(80);
    const answer = await web.visitor().post("/work-pays", own({ wage: long, benefit: long, adults: long }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const name of ["wage", "benefit", "adults"]) expect(html).toContain(`id="${name}-error"`);
    expect(html).toContain(`value="${long}"`);
  });

  it("asks for the benefit where a scheme's amounts are not known, and for a scheme where it is not one of the list", async () => {
    const visitor = web.visitor();
    const unknown = await (await visitor.post("/work-pays", own({ pack: "sy-naf", benefit: "" }))).text();
    expect(unknown).toContain("قواعد هذا البرنامج لا تذكر مبالغه.");
    const none = await visitor.post("/work-pays", own({ pack: "no-such-pack" }));
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('href="#pack"');
  });

  it("shows another scheme's questions and currency without working anything out", async () => {
    const answer = await web.visitor().post("/work-pays", own({ do: "scheme", pack: "uk-uc-2025" }));
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain("دعم للسكن ضمن المعاش");
    expect(html).toContain("جنيه إسترليني");
    expect(html).not.toContain('id="result"');
  });

  it("asks for savings where the scheme looks at them, says what they do, and puts them into no address", async () => {
    const visitor = web.visitor();
    const figures = { pack: "uk-uc-2025", benefit: "", others: "", wage: "800", savings: "٧٬٣٠٠" };
    const html = await (await visitor.post("/work-pays", own(figures))).text();
    expect(html).toContain('name="savings"');
    expect(html).toContain("هي ضمن حد البرنامج.");
    expect(html).toContain("يُحتسب منها دخل في الشهر");
    const addresses = [...html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((one) => /7300|٧٬٣٠٠|7,300/.test(one ?? ""))).toEqual([]);
    const unnamed = await (await visitor.post("/work-pays", own({ ...figures, savings: "" }))).text();
    expect(unnamed).toContain("مدخرات الأسرة: لم تصلنا.");
    const none = await visitor.post("/work-pays", own({ do: "scheme", pack: "eg-takaful" }));
    expect(await none.text()).not.toContain('name="savings"');
  });

  it.each<Record<string, string>>([
    {},
    { pack: "uk-uc-2025", savings: "-1" },
    { adults: "0" },
    { adults: "21" },
    { wage: "" },
    { firstWage: "99" },
    { basis: "x" },
  ])("never fails on a form with %o", async (change) => {
    const answer = await web.visitor().post("/work-pays", Object.keys(change).length ? own(change) : {});
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('id="errors"');
  });

  it("answers what none of our forms sends with a page", async () => {
    const answer = await web.visitor().request("/work-pays", {
      method: "POST",
      headers: { origin: web.origin, "content-type": "application/json" },
      body: "{",
    });
    expect(answer.status).toBe(400);
  });
});

describe("the calculator with the household's own figures", () => {
  const job = { wage: 400_000, basis: "gross", transport: 0, childcare: 0, firstWage: 0 } as const;

  async function aFamily() {
    const { ctx } = web;
    const [mother, father] = [await createAccount(ctx), await createAccount(ctx)];
    await aHouseholdWithBenefit(ctx, mother.personId, {
      others: [{ personId: father.personId, relation: "spouse" }],
    });
    return { mother, father };
  }

  it("starts from what is paid, and is the same as the posting's page and card", async () => {
    const { mother } = await aFamily();
    const { income, pack } = expectOk(await workPaysForHousehold(web.ctx, mother.actor, { figures: job }));
    expect(income.now.benefit).toEqual({ min: 264_000, max: 264_000 });
    expect(pack.id).toBe("sa-2023");
    const facts: WageFacts = {
      ...{ id: web.ctx.ids.next(), wageMinMinor: 400_000, currency: "SAR", hoursPerWeek: 40 },
      ...{ transport: true, childcare: true },
      wagePeriod: "month",
      wageBasis: "gross",
    };
    const page = await workPaysForPosting(web.ctx, mother.actor, facts);
    const card = (await incomeForPostings(web.ctx, mother.actor, [facts])).get(facts.id);
    if (page.answer.kind !== "known" || card?.kind !== "known") throw new Error("The income is known");
    expect(page.answer.income.afterYear.total).toEqual(income.afterYear.total);
    expect(card.income.afterYear.total).toEqual(income.afterYear.total);
    expect(card.income.first.total).toEqual(page.answer.income.first.total);
  });

  it("has another member's wage in the household's total and nowhere else", async () => {
    const { mother, father } = await aFamily();
    await aWageRecord(web.ctx, father.personId, 173_300);
    const { income } = expectOk(await workPaysForHousehold(web.ctx, mother.actor, { figures: job }));
    expect(income.now.total).toEqual({ min: 264_000 + 155_537, max: 264_000 + 156_403 });
    const answer = await web.visitor(mother).post("/work-pays", {
      ...{ figures: "household", do: "work", wage: "4000", basis: "gross" },
      ...{ transport: "0", childcare: "0", firstWage: "0" },
    });
    const html = await answer.text();
    expect(html).toContain("مجموع الأسرة");
    expect(html).toContain("دخل أسرتك الآن");
    expect(html).not.toMatch(/1,733|1733|1,555|1,564|1,565|1555|1564/);
  });

  it("leaves a personal benefit of another member out", async () => {
    const { ctx } = web;
    const [mother, father] = [await createAccount(ctx), await createAccount(ctx)];
    await aHouseholdWithBenefit(ctx, mother.personId, {
      others: [{ personId: father.personId, relation: "spouse" }],
      ofPerson: father.personId,
    });
    expect(await workPaysForHousehold(ctx, mother.actor, { figures: job })).toMatchObject({
      ok: false,
      error: { code: "no_benefit_known" },
    });
    expect((await workPaysForHousehold(ctx, father.actor, { figures: job })).ok).toBe(true);
  });

  it("keeps the job that was typed where the session has ended, and works it out after signing in", async () => {
    const { mother } = await aFamily();
    const typed = {
      ...{ figures: "household", do: "work", wage: "٤٬٣٢١", basis: "gross" },
      ...{ transport: "246", childcare: "0", firstWage: "1" },
    };
    const late = await web.visitor().post("/work-pays", typed);
    expect([late.status, late.headers.get("location")]).toEqual([403, null]);
    const html = await late.text();
    expect(html).toContain("انتهت الجلسة، فلا تُعرف أسرتك هنا.");
    for (const kept of ['value="٤٬٣٢١"', 'value="246"', 'name="figures" value="household"'])
      expect(html).toContain(kept);
    expect(html).not.toContain('id="result"');
    const again = await web.visitor(mother).post("/work-pays", typed);
    expect([again.status, (await again.text()).includes('id="result"')]).toEqual([200, true]);
  });
});
