import { afterEach, describe, expect, it } from "vitest";
import { decideBenefit } from "#app/domain/benefits/decide-benefit.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { REASON } from "#tests/support/casework.ts";
import { system } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

const shots = process.env["MASAR_SHOTS"];
type Page = Awaited<ReturnType<typeof browser.open>>;

/** A page whose clicks do not wait for what never comes. */
async function open(options: Parameters<typeof browser.open>[1]): Promise<Page> {
  const page = await browser.open(web.origin, options);
  page.setDefaultTimeout(30_000);
  scripted.set(page, options?.javaScriptEnabled !== false);
  return page;
}

/** The two looks, and once more without a script: there the pages only have to work. */
const VISITS = [
  ...LOOKS.map((one) => ({ ...one, javaScriptEnabled: true })),
  { ...LOOKS[0], name: "Arabic without JavaScript", javaScriptEnabled: false },
];
const scripted = new WeakMap<Page, boolean>();

async function look(page: Page, name: string): Promise<void> {
  if (!scripted.get(page)) return;
  await page.waitForLoadState("networkidle");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const width = page.viewportSize()?.width ?? 0;
  if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
}

/** A household with a benefit in a town, its officer and a supervisor. */
async function aHome() {
  const { ctx } = web;
  const [seeker, officer, supervisor] = [
    await createAccount(ctx),
    await createAccount(ctx, { role: "officer", fullName: "أمل الأخصائية" }),
    await createAccount(ctx, { role: "supervisor" }),
  ];
  const { spellId, householdId } = await aHouseholdWithBenefit(ctx, seeker.personId);
  const town = (await listPlaces(ctx, "SA")).find(({ kind }) => kind === "town");
  await ctx.sql.query("update household set place_id = $2 where id = $1", [householdId, town?.id]);
  expectOk(
    await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds: [seeker.personId] }),
  );
  return { ctx, seeker, officer, supervisor, spellId, townId: town?.id ?? "", regionId: town?.parentId };
}

describe.each(VISITS)("the emergency switch in $name", ({ query, viewport, javaScriptEnabled }) => {
  it("is started after a check, tells the people there, and is lifted by a second administrator", async () => {
    const { ctx, seeker, regionId } = await aHome();
    await ctx.sql.query("delete from emergency_switch");
    const [first, second] = [
      await createAccount(ctx, { role: "administrator" }),
      await createAccount(ctx, { role: "administrator" }),
    ];
    const page = await open({ viewport, account: first, javaScriptEnabled });
    await page.goto(`/admin/emergency?${query}`);
    await page.click("form:has(input[value=check-start]) button");
    await page.waitForSelector("#errors");
    await look(page, "emergency-errors");
    const lastDay = addDays(ctx.clock.today("SA"), 30);
    await page.locator(`details:has(#area-${String(regionId)}) summary`).click();
    await page.check(`#area-${String(regionId)}`);
    await page.selectOption("#cause", "flood");
    await page.fill("#reason", "سيول قطعت الطرق في المنطقة.");
    await page.fill("#lastDay", lastDay);
    await page.click("form:has(input[value=check-start]) button");
    await page.waitForSelector("form:has(input[value=start])");
    await look(page, "emergency-check");
    await page.click("form:has(input[value=change]) button");
    expect(await page.isChecked(`#area-${String(regionId)}`)).toBe(true);
    await page.click("form:has(input[value=check-start]) button");
    await page.click("form:has(input[value=start]) button");
    await page.waitForSelector("[role=status]");
    await page.locator("summary", { hasText: /Ask to lift|طلب الرفع/ }).click();
    await page.fill("form:has(input[value=ask_to_lift]) textarea", "عادت الطرق إلى العمل.");
    await look(page, "emergency");
    await page.click("form:has(input[value=ask_to_lift]) button");
    await page.waitForSelector("[role=status]");
    expect(await page.locator("form:has(input[value=lift])").count()).toBe(0);

    const home = await open({ viewport, account: seeker, javaScriptEnabled });
    await home.goto(`/my?${query}`);
    expect(await home.textContent("main")).toMatch(/stand still|متوقفة/);
    await look(home, "frozen-home");

    const other = await open({ viewport, account: second, javaScriptEnabled });
    await other.goto(`/admin/emergency?${query}`, { waitUntil: "networkidle" });
    await other.locator("summary", { hasText: /Agree to lift|الموافقة على الرفع/ }).click();
    await other.fill("form:has(input[value=lift]) textarea", "عادت الطرق إلى العمل.");
    await other.click("form:has(input[value=lift]) button");
    await other.waitForSelector("[role=status]");
    const rows = await ctx.sql.query("select status from emergency_switch");
    expect(rows).toEqual([{ status: "lifted" }]);
    await look(other, "emergency-lifted");
    const officer = await createAccount(ctx, { role: "supervisor" });
    expect((await web.visitor(officer).get("/admin/emergency")).status).toBe(403);
    browser.expectQuiet(other);
  });
});

describe.each(VISITS)("a decision on a benefit in $name", ({ query, viewport, javaScriptEnabled }) => {
  it("is checked before it is taken, objected to by the household, and settled by somebody else", async () => {
    const { ctx, seeker, officer, supervisor, spellId } = await aHome();
    const address = `/office/benefits/${spellId}?${query}`;
    const desk = await open({ viewport, account: officer, javaScriptEnabled });
    await desk.goto(`/office/people/${seeker.personId}?${query}`);
    await desk.click(`a[href='/office/benefits/${spellId}']`);
    await desk.locator("summary", { hasText: /Another amount|مبلغ آخر/ }).click();
    await look(desk, "benefit-decide");
    const form = "form:has(input[name=edge][value=adjust])";
    await desk.fill(`${form} [name=reason]`, REASON);
    await desk.selectOption(`${form} [name=ground]`, "household_changed");
    await desk.fill(`${form} [name=amount]`, "كثير");
    await desk.click(`${form} button`);
    await desk.waitForSelector("#errors");
    await look(desk, "benefit-errors");
    await desk.fill(`${form} [name=amount]`, "١٬٠٠٠");
    await desk.click(`${form} button`);
    await desk.waitForSelector("button[value=decide]");
    await look(desk, "benefit-check");
    await desk.click("button[value=decide]");
    await desk.waitForSelector("[role=status]");

    const own = await open({ viewport, account: seeker, javaScriptEnabled });
    await own.goto(`/my?${query}`);
    await own.click("a[href='/my/benefit']");
    expect(await own.textContent("main")).toContain(REASON);
    await own.click("main form button");
    await own.waitForSelector("#errors");
    await look(own, "own-benefit-errors");
    await own.fill("#reason", "دخلنا لم يتغيّر، والولد ما زال معنا.");
    await own.click("form:has(#reason) button");
    await own.waitForSelector("button[value=object]");
    await look(own, "own-benefit-check");
    await own.click("button[value=object]");
    await own.waitForSelector("[role=status]");
    await look(own, "own-benefit");

    await desk.goto(address);
    expect(await desk.locator("input[value=settle]").count()).toBe(0);
    const chief = await open({ viewport, account: supervisor, javaScriptEnabled });
    await chief.goto(address, { waitUntil: "networkidle" });
    expect(await chief.locator("main input:checked").count()).toBe(0);
    await chief.click("form:has(input[value=settle]) button");
    await chief.waitForSelector("#errors");
    await look(chief, "benefit-settle");
    await chief.check("input[value=set_aside]");
    await chief.fill("form:has(input[value=settle]) textarea", REASON);
    await chief.click("form:has(input[value=settle]) button");
    await chief.waitForSelector("[role=status]");
    await look(chief, "benefit-settled");
    const [row] = await ctx.sql.query("select decided_minor::int as n from benefit_spell where id = $1", [
      spellId,
    ]);
    expect(row).toEqual({ n: 264_000 });
    const stranger = await createAccount(ctx, { role: "officer" });
    expect((await web.visitor(stranger).get(`/office/benefits/${spellId}`)).status).toBe(403);
    browser.expectQuiet(chief);
  });

  it("is not shown to a neighbour", async () => {
    const { ctx, officer, spellId } = await aHome();
    expectOk(
      await decideBenefit(ctx, officer.actor, {
        ...{ spellId, edge: "adjust", ground: "household_changed", reason: REASON, decidedMinor: 1 },
      }),
    );
    const page = await open({ viewport, account: await createAccount(ctx) });
    await page.goto(`/my/benefit?${query}`);
    expect(await page.textContent("main")).not.toContain(REASON);
    await look(page, "own-benefit-none");
  });
});
