import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  shiftMonth,
  type PlainDate,
} from "#app/domain/kernel/plain-date.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { DEMO_PASSWORD } from "#prisma/seed/demo/accounts.ts";
import { seedDemo } from "#prisma/seed/demo.ts";
import { useMasar } from "#tests/support/database.ts";
import { expectAccessible, useBrowser, type WatchedPage } from "#tests/support/pages.ts";
import { sharedData, sharedDataPresent } from "#tests/support/shared-data.ts";
import { environmentOf, startSite, type Site } from "#tests/support/site.ts";

const CHECKOUT = path.resolve(import.meta.dirname, "../..");
const COUNTRY = "SA";
/** The employer's own vacancy that Sara applies to, and where it is registered (prisma/seed/demo). */
const TITLE = "محاسبة صندوق";
const EMPLOYER = "أسواق السدرة";
const REGISTRATION = "7001000001";
const SARA = { login: "sara@demo.example", nationalId: "1000000001", name: "سارة أحمد السالم" };

/** Tries again until it holds: the worker's effects come a moment after the page that caused them. */
async function eventually<T>(what: string, look: () => Promise<T | null | false>): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Still not so after 30 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe("the thread from a posting to a graduated household", () => {
  const masar = useMasar();
  const browser = useBrowser();
  let site: Site;
  const opened: WatchedPage[] = [];

  beforeAll(async () => {
    const { ctx } = masar;
    await seedDemo(ctx, () => undefined, { postings: 60, households: 15 });
    if (sharedDataPresent) {
      const file = path.join(sharedData, "jadarat/postings.csv");
      expectOk(
        await importPostings(ctx, systemActor("test", COUNTRY), { file, from: "jadarat", dryRun: false }),
      );
      expectOk(await reindex(ctx, systemActor("test", COUNTRY)));
    }
    site = await startSite(masar.configuration);
  }, 240_000);
  afterAll(() => site?.stop());

  /** A page of somebody signed in. Seekers' pages run without JavaScript, as cheap phones may. */
  async function signedIn(login: string, phone = false): Promise<Page> {
    const page = await browser.open(
      site.origin,
      phone ? { javaScriptEnabled: false, viewport: { width: 360, height: 800 } } : {},
    );
    page.setDefaultTimeout(20_000);
    opened.push(page);
    await page.goto(`${site.origin}/sign-in`);
    await page.fill('input[name="login"]', login);
    await page.fill('input[name="password"]', DEMO_PASSWORD);
    await page.press('input[name="password"]', "Enter");
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    return page;
  }
  /** Axe needs scripts: it looks at the same page in a browser of the same person that has them. */
  async function expectAxeClean(page: Page): Promise<void> {
    const scripted = await browser.open(site.origin, { viewport: page.viewportSize() });
    await scripted.context().addCookies(await page.context().cookies());
    await scripted.goto(page.url());
    await expectAccessible(scripted);
    await scripted.close();
  }
  const today = (): PlainDate => masar.ctx.clock.today(COUNTRY);
  /** Sets the clock of all processes to noon of a day. */
  const travelTo = (day: PlainDate): Promise<void> => masar.ctx.setClock(new Date(`${day}T09:00:00Z`));
  const submit = (page: Page, name: string | RegExp): Promise<void> =>
    page.getByRole("button", { name }).first().click();

  it("is played through pages, a wage file and the worker", async () => {
    // She searches in Arabic, sees vacancies and training with reasons and income after work.
    const sara = await signedIn(SARA.login, true);
    await sara.goto(
      `${site.origin}/search?q=${encodeURIComponent("كاشير")}&where=${encodeURIComponent("الرياض")}`,
    );
    const results = await sara.locator("main").innerText();
    expect(results).toContain(TITLE);
    expect(results).toContain("برنامج محاسبة الصندوق وخدمة الزبائن");
    expect(results).toContain("دخلك بعد العمل");
    expect(results).toContain("نفس مهنتك");
    await expectAxeClean(sara);

    // What fits her is listed with the whole explanation.
    await sara.goto(`${site.origin}/my/for-you`);
    expect(await sara.locator("main").innerText()).toContain("كيف رتّبنا هذا؟");
    await sara.goBack();

    // She opens the employer's own vacancy, sees what it does to her benefit, and applies.
    await sara
      .locator("article", { hasText: EMPLOYER })
      .getByRole("link", { name: TITLE, exact: true })
      .first()
      .click();
    expect(await sara.locator("h1").innerText()).toContain(TITLE);
    expect(await sara.locator("#income").innerText()).toContain("2,640");
    await expectAxeClean(sara);
    await sara.goto(`${sara.url().split("?")[0]}/apply`);
    await sara.check('input[name="agree"]');
    await submit(sara, "تقديم الطلب");
    await sara.waitForURL(/\/my\/applications\//);
    const applicationPath = new URL(sara.url()).pathname;

    // The employer sees the application without a name, and makes an offer in writing.
    const employer = await signedIn("market@demo.example");
    const applicationId = applicationPath.split("/").at(-1) ?? "";
    await employer.goto(`${site.origin}/employer/applications/${applicationId}`);
    expect(await employer.content()).not.toContain(SARA.name);
    await expectAccessible(employer);
    // Not before the last day to answer, which the form sets a week ahead.
    const startsOn = firstDayOf(shiftMonth(monthOf(addDays(today(), 7)), 1));
    await employer.goto(`${site.origin}/employer/applications/${applicationId}/offer`);
    await employer.fill('[name="startsOn"]', startsOn);
    await employer.click('button[name="do"][value="check"]');
    await employer.click('button[name="do"][value="send"]');
    await employer.waitForURL((url) => !url.pathname.endsWith("/offer"));

    // She accepts, which discloses her name; the employer hires.
    await sara.goto(`${site.origin}${applicationPath}/offer`);
    await sara.check('input[name="agree"]');
    await submit(sara, "قبول العرض");
    await sara.waitForURL((url) => !url.pathname.endsWith("/offer"));
    await employer.goto(`${site.origin}/employer/applications/${applicationId}`);
    expect(await employer.content()).toContain(SARA.name);
    await submit(employer, "تأكيد التوظيف");
    await eventually(
      "the placement is expected",
      async () =>
        (await masar.ctx.db.placement.count({ where: { applicationId, status: "expected" } })) === 1,
    );

    // Seven months of wage records arrive; the worker starts the placement and confirms its checkpoints.
    const lastMonth = shiftMonth(monthOf(startsOn), 6);
    await travelTo(addMonths(startsOn, 7));
    importWageFile(startsOn, lastMonth);
    const checkpoints = await eventually("checkpoints are confirmed by wage records", async () => {
      const { id: placementId } = await masar.ctx.db.placement.findFirstOrThrow({ where: { applicationId } });
      const rows = await masar.ctx.db.checkpoint.findMany({
        where: { placementId },
        orderBy: { day: "asc" },
      });
      return rows.filter((row) => row.status === "confirmed").length === 3 && rows;
    });
    expect(checkpoints.map(({ day, status, tier }) => [day, status, tier])).toEqual([
      [30, "confirmed", "wage_record"],
      [90, "confirmed", "wage_record"],
      [180, "confirmed", "wage_record"],
      [365, "pending", null],
    ]);
    const graduation = await eventually("a graduation case is open", () =>
      masar.ctx.db.graduationCase.findFirst({ where: { status: "open" } }),
    );
    const spell = await masar.ctx.db.benefitSpell.findUniqueOrThrow({ where: { id: graduation.spellId } });
    expect([spell.status, spell.until]).toEqual(["active", null]);

    // An officer proposes, she is heard, another officer decides; nobody decides twice.
    const casePath = `/office/graduation/${graduation.id}`;
    const officer = await signedIn("officer1@demo.example");
    await officer.goto(site.origin + casePath);
    await expectAccessible(officer);
    const proposal = officer.locator("form", { has: officer.getByRole("button", { name: "إرسال المقترح" }) });
    await proposal
      .locator('textarea[name="reason"]')
      .fill("أجر ثابت منذ سبعة أشهر، والدخل أعلى من المساعدة.");
    await submit(officer, "إرسال المقترح");
    await eventually(
      "the household is told",
      async () =>
        (await masar.ctx.db.graduationCase.findUnique({ where: { id: graduation.id } }))?.status ===
        "notified",
    );
    await sara.goto(`${site.origin}/my/graduation/${graduation.id}`);
    expect(await sara.locator("main").innerText()).toContain("أجر ثابت منذ سبعة أشهر");
    await expectAxeClean(sara);
    await sara.fill('textarea[name="said"]', "العمل مناسب، وأريد أن أعرف طريق العودة.");
    await sara.check('input[name="healthCover"][value="confirmed"]');
    await submit(sara, "مراجعة الرأي");
    await submit(sara, "إرسال الرأي");
    await eventually(
      "she is heard",
      async () =>
        (await masar.ctx.db.graduationCase.findUnique({ where: { id: graduation.id } }))?.status === "heard",
    );
    const second = await signedIn("officer2@demo.example");
    await second.goto(site.origin + casePath);
    await second.check('input[name="decision"][value="yes"]');
    await second
      .locator("form", { has: second.locator('[name="decision"]') })
      .locator('textarea[name="reason"]')
      .fill("الشروط متحققة، والتغطية الصحية مؤكدة.");
    await second.click('button[name="step"][value="check"]');
    await second.click('button[name="step"][value="send"]');
    const decided = await eventually("the decision is taken", async () => {
      const row = await masar.ctx.db.graduationCase.findUnique({ where: { id: graduation.id } });
      return row?.status === "decided_yes" && row;
    });
    expect(decided.decidedBy).not.toBe(decided.proposedBy);

    // It takes effect on its day, once nobody appealed; she sees it, and the way back.
    await travelTo(addMonths(today(), 2));
    await eventually(
      "the household has graduated",
      async () =>
        (await masar.ctx.db.graduationCase.findUnique({ where: { id: graduation.id } }))?.status ===
        "graduated",
    );
    const ended = await masar.ctx.db.benefitSpell.findUniqueOrThrow({ where: { id: graduation.spellId } });
    expect([ended.status, ended.endReason]).toEqual(["ended", "graduation"]);
    await sara.goto(`${site.origin}/my/graduation/${graduation.id}`);
    expect(await sara.locator("main").innerText()).toContain("الاستقلال المالي");
    for (const page of opened) browser.expectQuiet(page);
  }, 240_000);

  /** The operator's command, as a ministry's nightly job would call it. */
  function importWageFile(from: PlainDate, lastMonth: string): void {
    const rows = ["national_id,registration_number,month,wage,started_on,ended_on"];
    for (let month = monthOf(from); month <= lastMonth; month = shiftMonth(month, 1))
      rows.push([SARA.nationalId, REGISTRATION, month, "4400", from, ""].join(","));
    const file = path.join(masar.configuration.dataDir, "wages.csv");
    fs.writeFileSync(file, rows.join("\n"));
    const run = spawnSync(process.execPath, ["bin/masar.js", "import", "wages", file, "--json"], {
      cwd: CHECKOUT,
      env: environmentOf(masar.configuration),
      encoding: "utf8",
    });
    expect(run.status, run.stderr).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ rows: 7, accepted: 7, rejected: 0 });
  }
});
