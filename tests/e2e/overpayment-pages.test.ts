import { afterEach, describe, expect, it } from "vitest";
import { agreeInstalments } from "#app/domain/benefits/overpayments/agree-instalments.server.ts";
import { contestOverpayment } from "#app/domain/benefits/overpayments/contest-overpayment.server.ts";
import { notifyOverpayment } from "#app/domain/benefits/overpayments/notify-overpayment.server.ts";
import { recordInstalment } from "#app/domain/benefits/overpayments/record-instalment.server.ts";
import { upholdOverpayment } from "#app/domain/benefits/overpayments/uphold-overpayment.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { REASON } from "#tests/support/casework.ts";
import { anOverpaidHousehold, payLess } from "#tests/support/overpayments.ts";
import { awardArrear } from "#app/domain/benefits/arrears/award-arrear.server.ts";
import { proposeRefusal } from "#app/domain/benefits/arrears/propose-refusal.server.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

/** Where pictures of the pages go, when somebody wants to look at them. */
const shots = process.env["MASAR_SHOTS"];
const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

/** A household of which 500 were found, and accounts of its head, its officer and a supervisor. */
async function aFound() {
  const { ctx } = web;
  const officer = await createAccount(ctx, { role: "officer" });
  const supervisor = await createAccount(ctx, { role: "supervisor" });
  const home = await anOverpaidHousehold(ctx, { officer: officer.actor });
  await home.earns(2, 100_000);
  const head = await createAccount(ctx, { personId: home.head.personId });
  const spouse = await createAccount(ctx, { personId: home.spouse.personId });
  const [row] = await ctx.sql.query<{ id: string }>("select id from overpayment where spell_id = $1", [
    home.spellId,
  ]);
  return { ctx, home, head, spouse, officer, supervisor, overpaymentId: row?.id ?? "" };
}

/** The same, told, contested, upheld, with a plan and its first instalment. */
async function aPaidBack() {
  const found = await aFound();
  const { ctx, home, officer, overpaymentId } = found;
  const said = { overpaymentId, words: REASON };
  expectOk(await notifyOverpayment(ctx, officer.actor, { ...said, cause: "record_late" }));
  expectOk(await contestOverpayment(ctx, home.head, said));
  expectOk(await upholdOverpayment(ctx, home.supervisor, said));
  const month = home.month(0);
  expectOk(
    await agreeInstalments(ctx, home.supervisor, { ...said, monthlyMinor: 20_000, firstMonth: month }),
  );
  const paid = { overpaymentId, kind: "withheld", month, amountMinor: 20_000 };
  expectOk(await recordInstalment(ctx, home.supervisor, paid));
  return found;
}

/** A household with two months that were paid too little: not to pay one is proposed, the other is found. */
async function anUnderpaid() {
  const { ctx } = web;
  const officer = await createAccount(ctx, { role: "officer" });
  const supervisor = await createAccount(ctx, { role: "supervisor" });
  const home = await anOverpaidHousehold(ctx, { officer: officer.actor });
  await payLess(ctx, home, 200_000);
  await home.earns(2, 100_000);
  await home.earns(1, 80_000);
  const head = await createAccount(ctx, { personId: home.head.personId });
  const rows = await ctx.sql.query<{ id: string }>(
    "select id from arrear where spell_id = $1 order by month",
    [home.spellId],
  );
  const [proposed = "", found = ""] = rows.map(({ id }) => id);
  expectOk(await proposeRefusal(ctx, officer.actor, { arrearId: proposed, words: REASON }));
  return { ctx, home, head, officer, supervisor, proposed, found };
}

describe.each(LOOKS)("overpayments in $name", ({ query, viewport }) => {
  it("are shown to the office and the household on pages that serve everyone", async () => {
    const { head, officer, overpaymentId } = await aPaidBack();
    const found = await aFound();
    const under = await anUnderpaid();
    let shot = 0;
    for (const [account, addresses] of [
      [
        officer,
        [
          "/office/overpayments",
          "/office/overpayments?show=in_instalments",
          `/office/overpayments/${overpaymentId}`,
        ],
      ],
      [found.officer, ["/office/overpayments", `/office/overpayments/${found.overpaymentId}`]],
      [head, ["/my/overpayments", `/my/overpayments/${overpaymentId}`]],
      [found.spouse, ["/my/overpayments"]],
      [under.officer, ["/office/overpayments?show=arrears", `/office/overpayments/arrears/${under.found}`]],
      [under.supervisor, [`/office/overpayments/arrears/${under.proposed}`]],
      [under.head, ["/my/overpayments", `/my/overpayments/arrears/${under.proposed}`]],
    ] as const) {
      const page = await browser.open(web.origin, { viewport, account });
      for (const address of addresses) {
        const sign = address.includes("?") ? "&" : "?";
        await page.goto(`${address}${sign}${query}`, { waitUntil: "networkidle" });
        const file = `${shots}/overpayments-${++shot}-${viewport.width}.png`;
        if (shots) await page.screenshot({ path: file, fullPage: true });
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
      browser.expectQuiet(page);
    }
  });
});

describe("an overpayment at 360 pixels without JavaScript", () => {
  const phone = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };

  it("goes from being found to the last instalment, through two people and the household's words", async () => {
    const { head, spouse, officer, supervisor, overpaymentId } = await aFound();
    const own = `/my/overpayments/${overpaymentId}`;
    const page = await browser.open(web.origin, { ...phone, account: head });
    // Of what is only found the household knows nothing.
    expect((await page.goto(own))?.status()).toBe(404);
    const office = await browser.open(web.origin, { account: officer, javaScriptEnabled: false });
    await office.goto("/office/overpayments");
    await office.click("main table a");
    expect(await office.locator("main input:checked").count()).toBe(0);
    // What was typed is kept when something is missing.
    await office.fill("#notifyWords", "سجل أجر شهر واحد وصل متأخرًا.");
    await office.click("form:has(input[value=notify]) button");
    await office.waitForSelector("#errors");
    expect(await office.inputValue("#notifyWords")).toBe("سجل أجر شهر واحد وصل متأخرًا.");
    await office.check("input[value=office_erred]");
    await office.click("form:has(input[value=notify]) button");
    await office.waitForSelector("#errors");
    await office.check("input[value=record_late]");
    await office.click("form:has(input[value=notify]) button");
    await office.waitForSelector("[role=status]");
    expect(await office.locator("form:has(input[value=uphold])").count()).toBe(0);

    await page.goto("/my/overpayments?lang=ar");
    await page.click("main li a");
    expect(await page.textContent("main blockquote")).toBe("سجل أجر شهر واحد وصل متأخرًا.");
    await page.click("#contest button");
    await page.waitForSelector("#errors");
    await page.fill("#words", "كان ذلك أجر شهر سابق.");
    await page.click("#contest button");
    await page.waitForSelector("[role=status]");

    // The other adult sees the same, but not what the head earns.
    const other = await browser.open(web.origin, { ...phone, account: spouse });
    await other.goto(own);
    expect(await other.textContent("main")).toContain("كان ذلك أجر شهر سابق.");
    expect(await other.textContent("main")).not.toContain("1,000");

    const second = await browser.open(web.origin, { account: supervisor, javaScriptEnabled: false });
    await second.goto(`/office/overpayments/${overpaymentId}`);
    await second.fill("#upholdWords", REASON);
    await second.click("form:has(input[value=uphold]) button");
    await second.waitForSelector("[role=status]");
    await second.fill("#monthly", "٣٠٠");
    await second.fill("#agreeWords", REASON);
    await second.click("form:has(input[value=agree]) button");
    await second.waitForSelector("#errors");
    await second.fill("#monthly", "٢٠٠");
    await second.click("form:has(input[value=agree]) button");
    await second.waitForSelector("[role=status]");

    await office.reload();
    await office.click("form:has(input[value=withheld]) button");
    await office.waitForSelector("[role=status]");
    await office.click("form:has(input[value=withheld]) button");
    await office.waitForSelector("#errors");
    await office.fill("#day", web.ctx.clock.today("SA"));
    await office.fill("#paidAmount", "300");
    await office.click("form:has(input[value=paid]) button");
    await office.waitForSelector("[role=status]");

    await page.goto(own);
    expect(await page.textContent("main")).toContain("لم يبقَ شيء يُسدَّد");
  });
});

describe("words that the office writes down, without JavaScript", () => {
  const phone = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };

  it("are shown to the household as such, and fall away when the person says they are not hers", async () => {
    const { ctx, head, officer, overpaymentId } = await aFound();
    const said = { overpaymentId, words: REASON };
    expectOk(await notifyOverpayment(ctx, officer.actor, { ...said, cause: "record_late" }));
    const office = await browser.open(web.origin, { account: officer, javaScriptEnabled: false });
    await office.goto(`/office/overpayments/${overpaymentId}`);
    expect(await office.locator("main input:checked").count()).toBe(0);
    const form = "form:has(input[value=write_down])";
    await office.fill("#write_downWords", "قال في المكتب إن الأجر لشهر سابق.");
    await office.click(`${form} button`);
    await office.waitForSelector("#errors");
    await office.check(`${form} input[value="${head.actor.personId}"]`);
    await office.click(`${form} button`);
    await office.waitForSelector("[role=status]");

    const page = await browser.open(web.origin, { ...phone, account: head });
    await page.goto(`/my/overpayments/${overpaymentId}?lang=ar`);
    if (shots) await page.screenshot({ path: `${shots}/overpayments-written-360.png`, fullPage: true });
    expect(await page.textContent("main")).toContain("كتبت الجهة ما قاله فرد من الأسرة");
    await page.fill("#words", "لم أحضر إلى المكتب.");
    await page.click("#disown button");
    await page.waitForSelector("[role=status]");
    expect(await page.locator("#contest").count()).toBe(1);
    // Nobody decides from a page that was opened before.
    await office.goto(`/office/overpayments/${overpaymentId}`);
    expect(await office.locator("form:has(input[value=uphold])").count()).toBe(0);
  });
});

describe("a month that was paid too little, without JavaScript", () => {
  const phone = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };

  it("is awarded after the household answered, paid once, and an old page of another officer changes nothing", async () => {
    const { ctx, head, officer, supervisor, proposed, found } = await anUnderpaid();
    const page = await browser.open(web.origin, { ...phone, account: head });
    await page.goto("/my/overpayments?lang=ar");
    await page.click(`main a[href="/my/overpayments/arrears/${proposed}"]`);
    await page.fill("#words", "الناقص حق أسرتنا.");
    await page.click("#answer button");
    await page.waitForSelector("[role=status]");

    const second = await browser.open(web.origin, { account: supervisor, javaScriptEnabled: false });
    await second.goto(`/office/overpayments/arrears/${proposed}?lang=en`);
    const old = await browser.open(web.origin, { account: officer, javaScriptEnabled: false });
    await old.goto(`/office/overpayments/arrears/${proposed}?lang=en`);
    await second.fill("#awardWords", REASON);
    await second.click("form:has(input[value=award]) button");
    await second.waitForSelector("[role=status]");
    await old.fill("#awardWords", REASON);
    await old.click("form:has(input[value=award]) button");
    await old.waitForSelector("#errors");

    await second.fill("#day", ctx.clock.today("SA"));
    await second.click("form:has(input[value=record]) button");
    await second.waitForSelector("[role=status]");
    await page.goto(`/my/overpayments/arrears/${proposed}`);
    expect(await page.textContent("main")).toContain("صُرف لك.");
    // Another household's is none.
    const stranger = await createAccount(ctx);
    const other = await browser.open(web.origin, { ...phone, account: stranger });
    expect((await other.goto(`/my/overpayments/arrears/${found}`))?.status()).toBe(404);
    expectOk(await awardArrear(ctx, officer.actor, { arrearId: found, words: REASON }));
  });
});

describe("an overpayment that was paid back and then lowered, on the office's page", () => {
  it("takes a refund of what is due and no more", async () => {
    const { ctx, officer, home, overpaymentId } = await aPaidBack();
    await home.earns(2, 0);
    const office = await browser.open(web.origin, { account: officer, javaScriptEnabled: false });
    await office.goto(`/office/overpayments/${overpaymentId}?lang=en`);
    if (shots) await office.screenshot({ path: `${shots}/overpayments-refund-1280.png`, fullPage: true });
    await office.fill("#refundDay", ctx.clock.today("SA"));
    for (const wrong of ["-200", "200.01", "abc"]) {
      await office.fill("#refundAmount", wrong);
      await office.click("form:has(input[value=refund]) button");
      await office.waitForSelector("#errors");
      await office.goto(`/office/overpayments/${overpaymentId}?lang=en`);
      await office.fill("#refundDay", ctx.clock.today("SA"));
    }
    await office.click("form:has(input[value=refund]) button");
    await office.waitForSelector("[role=status]");
    expect(await office.locator("form:has(input[value=refund])").count()).toBe(0);
  });
});
