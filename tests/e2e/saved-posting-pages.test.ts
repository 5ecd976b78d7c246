import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { expectOk } from "#app/domain/kernel/result.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { readSavedPostings } from "#app/domain/search/saved/read-saved-postings.server.ts";
import { savePosting } from "#app/domain/search/saved/save-posting.server.ts";
import { moveVacancy } from "#app/domain/vacancies/move-vacancy.server.ts";
import { createAccount, TEST_PASSWORD, type TestAccount } from "#tests/support/accounts.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { anEmployer, anIntake, aVacancy, system, type TestEmployer } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, shoot, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

let employer: TestEmployer;
let jobs: readonly string[];
let course: string;

beforeAll(async () => {
  const { ctx } = web;
  employer = await anEmployer(ctx);
  const ids: string[] = [];
  for (const [title, wageMinMinor] of [
    ["محاسبة صندوق", 410_000],
    ["محاسب مبيعات", 640_000],
    ["محاسبة", 520_000],
  ] as const)
    ids.push(await aVacancy(ctx, employer, { title, wageMinMinor, wageMaxMinor: wageMinMinor }));
  jobs = ids;
  course = await anIntake(ctx, "محاسبة مبيعات التجزئة");
  expectOk(await reindex(ctx, system));
  expectOk(await indexPostings(ctx, system, { postingIds: [...jobs, course] }));
});

const aSeekerAtHome = async (): Promise<TestAccount> => {
  const account = await createAccount(web.ctx);
  await aHouseholdWithBenefit(web.ctx, account.personId);
  return account;
};
const listOf = async ({ actor }: TestAccount): Promise<readonly string[]> =>
  expectOk(await readSavedPostings(web.ctx, actor)).postings.map(({ title }) => title);
const signIn = async (page: Page, account: TestAccount): Promise<void> => {
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await page.fill("#login", account.login);
  await page.fill("#password", TEST_PASSWORD);
  await page.click("main form button");
};
const here = (page: Page): string => {
  const { pathname, searchParams, hash } = new URL(page.url());
  return `${pathname}?q=${searchParams.get("q") ?? ""}${hash}`;
};

describe.each(LOOKS)("$name", ({ name, query, viewport }) => {
  it.each([
    ["search", "/search?q=محاسب"],
    ["list", "/my/saved"],
    ["none", "/my/saved"],
    ["job", "/jobs/"],
    ["programme", "/programmes/"],
    ["new", "/my/saved/new?kind=vacancy&at=card&back=/search"],
  ])("%s can be used by everyone", async (what, path) => {
    const account = await aSeekerAtHome();
    const [first = "", second = ""] = jobs;
    const over = await aVacancy(web.ctx, employer, { title: "محاسبة مخزن" });
    if (what !== "none" && what !== "new") {
      for (const postingId of [first, over])
        expectOk(await savePosting(web.ctx, account.actor, { kind: "vacancy", postingId }));
      expectOk(await savePosting(web.ctx, account.actor, { kind: "intake", postingId: course }));
    }
    expectOk(await moveVacancy(web.ctx, employer.actor, { vacancyId: over, edge: "withdraw" }));
    const page = await browser.open(web.origin, { viewport, account });
    const address =
      { job: path + first, programme: path + course, new: `${path}&posting=${second}` }[what] ?? path;
    await page.goto(`${address}${address.includes("?") ? "&" : "?"}${query}`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    browser.expectQuiet(page);
    await shoot(page, `${name}-kept-${what}`);
  });
});

describe("without JavaScript", () => {
  it("a posting is saved from the search, found on the list, taken off and brought back", async () => {
    const account = await aSeekerAtHome();
    const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
    await page.goto("/search?q=محاسب");
    await page.click("button[aria-label='حفظ الوظيفة: محاسب مبيعات']");
    expect(here(page)).toBe(`/search?q=محاسب#posting-${jobs[1] ?? ""}`);
    await expect.poll(() => page.textContent("main")).toContain("حُفظ. تجده في المحفوظات.");
    await page.click("button[aria-label='حفظ البرنامج: محاسبة مبيعات التجزئة']");
    await expect.poll(() => page.locator("button[aria-label^='إزالة من المحفوظات']").count()).toBe(2);
    await page.click("main a:has-text('المحفوظات')");
    expect(new URL(page.url()).pathname).toBe("/my/saved");
    await expect
      .poll(() => page.locator(".jobs .card__title").allTextContents())
      .toEqual(["محاسبة مبيعات التجزئة", "محاسب مبيعات"]);
    await page.click("button[aria-label='إزالة من المحفوظات: محاسب مبيعات']");
    await expect.poll(() => page.textContent("main")).toContain("أُزيل من المحفوظات.");
    expect(await listOf(account)).toEqual(["محاسبة مبيعات التجزئة"]);
    await page.click("button:has-text('إعادة')");
    await expect.poll(() => page.textContent("main")).toContain("عاد إلى المحفوظات.");
    expect(await listOf(account)).toEqual(["محاسبة مبيعات التجزئة", "محاسب مبيعات"]);
    expect(await page.locator("button:has-text('إعادة')").count()).toBe(0);
    browser.expectQuiet(page);
  });

  it("whoever signs in first comes to one button, and from it back to the same card", async () => {
    const account = await createAccount(web.ctx);
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    await page.goto("/search?q=محاسب");
    await page.click("button[aria-label='حفظ الوظيفة: محاسبة صندوق']");
    expect(await page.textContent("main")).toContain("تُحفظ الوظيفة بعد تسجيل الدخول بضغطة واحدة.");
    await signIn(page, account);
    expect(new URL(page.url()).pathname).toBe("/my/saved/new");
    await expect.poll(() => page.textContent("main")).toContain("محاسبة صندوق");
    expect(await listOf(account)).toEqual([]);
    await page.click("main form button");
    expect(here(page)).toBe(`/search?q=محاسب#posting-${jobs[0] ?? ""}`);
    expect(await listOf(account)).toEqual(["محاسبة صندوق"]);
    // Whoever has it already is not asked again.
    await page.goto(`/my/saved/new?kind=vacancy&posting=${jobs[0] ?? ""}&at=card&back=/search?q=x`);
    expect(here(page)).toBe(`/search?q=x#posting-${jobs[0] ?? ""}`);
  });

  it("the pages of a vacancy and a programme keep it and let it go", async () => {
    const account = await createAccount(web.ctx);
    const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
    for (const path of [`/jobs/${jobs[2] ?? ""}`, `/programmes/${course}`]) {
      await page.goto(path);
      await page.click("aside button[name=act][value=save]");
      expect(new URL(page.url()).pathname).toBe(path);
      await expect.poll(() => page.textContent("main")).toContain("محفوظ. إزالة من المحفوظات");
    }
    expect(await listOf(account)).toEqual(["محاسبة مبيعات التجزئة", "محاسبة"]);
    await page.click("aside button[name=act][value=remove]");
    await expect.poll(() => listOf(account)).toEqual(["محاسبة"]);
  });

  it("what is over says so on the list, leads on, and can be taken off", async () => {
    const account = await createAccount(web.ctx);
    const over = await aVacancy(web.ctx, employer, { title: "محاسبة مستودع" });
    expectOk(await savePosting(web.ctx, account.actor, { kind: "vacancy", postingId: over }));
    expectOk(await moveVacancy(web.ctx, employer.actor, { vacancyId: over, edge: "withdraw" }));
    const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
    await page.goto("/my/saved");
    await expect.poll(() => page.textContent(".jobs")).toContain("أُغلقت");
    await page.click("text=وظائف مثلها");
    expect(here(page)).toBe("/search?q=محاسبة مستودع");
    await page.goto(`/jobs/${over}`);
    expect(await page.locator("aside button[name=act]").getAttribute("value")).toBe("remove");
    await page.goto("/my/saved");
    await page.click("button[aria-label^='إزالة من المحفوظات']");
    await expect.poll(() => page.textContent("main")).toContain("لا محفوظات بعد");
    await page.goto(`/jobs/${over}`);
    expect(await page.locator("button[name=act]").count()).toBe(0);
  });

  it("a full list is said where it was asked", async () => {
    const account = await createAccount(web.ctx);
    await web.ctx.sql.query(
      `with copy as (
         insert into vacancy select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid()))).*
           from vacancy v, generate_series(1, 200) where v.id = $1 returning id)
       insert into saved_posting (id, person_id, country, vacancy_id, saved_at)
       select gen_random_uuid(), $2, 'SA', id, $3 from copy`,
      [jobs[0], account.personId, web.ctx.clock.now()],
    );
    const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
    await page.goto("/search?q=محاسب");
    await page.click("button[aria-label='حفظ الوظيفة: محاسبة صندوق'] >> nth=0");
    await expect.poll(() => page.textContent("main")).toContain("لديك 200 محفوظ");
    await page.goto("/my/saved?page=1e9");
    expect(await page.locator(".pages [aria-current]").textContent()).toBe("10");
    expect(await page.locator(".jobs > li").count()).toBe(20);
  });
});

describe.each([
  ["with a script", true],
  ["without JavaScript", false],
] as const)("who is not signed in, %s", (_how, javaScriptEnabled) => {
  it.each([
    ["ar", "حفظ البرنامج: محاسبة مبيعات التجزئة", "يُحفظ البرنامج بعد تسجيل الدخول بضغطة واحدة."],
    ["en", "Save job: محاسب مبيعات", "After you sign in, one press saves the job."],
  ])(
    "is told in %s why sign-in is asked for, also on the way to a new account or password",
    async (lang, press, why) => {
      const page = await browser.open(web.origin, { javaScriptEnabled });
      await page.goto(`/search?q=محاسب&lang=${lang}`);
      await page.click(`button[aria-label='${press}']`);
      await page.waitForURL(/sign-in/);
      expect(await page.textContent("main")).toContain(why);
      await page.click("main a[href^='/register']");
      await page.waitForURL(/register/);
      expect(await page.textContent("main")).toContain(why);
      await page.click("main a[href^='/sign-in']");
      await page.waitForURL(/sign-in/);
      expect(await page.textContent("main")).toContain(why);
      expect(await page.getAttribute("main a[href^='/reset']", "href")).toContain(
        encodeURIComponent("/my/saved/new"),
      );
      await page.goto("/sign-in");
      expect(await page.textContent("main")).not.toContain(why);
      browser.expectQuiet(page);
    },
  );
});

describe("with a script", () => {
  it("a press saves in place, says so, and the next one takes it back", async () => {
    const account = await createAccount(web.ctx);
    const page = await browser.open(web.origin, { account });
    await page.goto("/search?q=محاسب");
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    const button = page.locator(`#posting-${jobs[2] ?? ""} button[name=act]`);
    await button.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#live")).toContain("حُفظ. تجده في المحفوظات.");
    expect(await button.getAttribute("aria-label")).toBe("إزالة من المحفوظات: محاسبة");
    expect(await listOf(account)).toEqual(["محاسبة"]);
    await button.click();
    await expect.poll(() => page.textContent("#live")).toContain("أُزيل من المحفوظات.");
    expect(await button.getAttribute("aria-label")).toBe("حفظ الوظيفة: محاسبة");
    expect(await listOf(account)).toEqual([]);
    await button.click();
    await expect.poll(() => listOf(account)).toEqual(["محاسبة"]);
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
    browser.expectQuiet(page);
  });

  it("without a connection nothing is lost: the page stays, and the press can be repeated", async () => {
    const account = await createAccount(web.ctx);
    const page = await browser.open(web.origin, { account });
    await page.goto("/search?q=محاسب");
    const button = page.locator(`#posting-${jobs[2] ?? ""} button[name=act]`);
    await page.context().setOffline(true);
    await button.click();
    await page.waitForSelector("[data-weak]");
    expect(await button.getAttribute("value")).toBe("save");
    await page.context().setOffline(false);
    await button.click();
    await expect.poll(() => button.getAttribute("value")).toBe("remove");
    expect(await listOf(account)).toEqual(["محاسبة"]);
  });

  it("whose session has ended is led to sign-in and back", async () => {
    const account = await createAccount(web.ctx);
    const page = await browser.open(web.origin, { account });
    await page.goto("/search?q=محاسب");
    await page.context().clearCookies();
    await page.locator(`#posting-${jobs[2] ?? ""} button[name=act]`).click();
    await page.waitForURL(/sign-in/);
    await signIn(page, account);
    await page.waitForURL(/my\/saved\/new/);
  });
});

describe("what is sent", () => {
  it("is refused when it is no posting, from elsewhere, or from staff; the way back stays on this site", async () => {
    const [account, staff] = [
      await createAccount(web.ctx),
      await createAccount(web.ctx, { role: "officer" }),
    ];
    const [postingId = ""] = jobs;
    const fields = { kind: "vacancy", postingId, act: "save", back: "//evil.example/x", at: "page" };
    const path = "/api/saved-postings";
    for (const bad of [
      { kind: "person" },
      { postingId: "'; drop table vacancy" },
      { act: "steal" },
      { at: "x" },
    ])
      expect((await web.visitor(account).post(path, { ...fields, ...bad })).status).toBe(400);
    expect((await web.visitor(account).post(path, { ...fields, kind: "intake" })).status).toBe(404);
    const foreign = await web.visitor(account).request(path, {
      method: "POST",
      headers: { origin: "https://evil.example" },
      body: new URLSearchParams(fields),
    });
    expect(foreign.status).toBe(403);
    expect((await web.visitor(staff).post(path, fields)).status).toBe(403);
    const answer = await web.visitor(account).post(path, fields);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    const asked = await web.visitor().post(path, fields);
    expect(decodeURIComponent(asked.headers.get("location") ?? "")).toContain("/sign-in?next=/my/saved/new?");
    expect((await web.visitor(account).get("/my/saved/new?kind=vacancy&posting=x")).status).toBe(404);
    expect((await web.visitor(staff).get("/my/saved")).status).toBe(403);
    expect((await web.visitor(account).get("/my/saved?removed=x&kind=y&page=x")).status).toBe(200);
  });

  it("puts no bookmark before staff, and no saved state into what visitors get", async () => {
    const [account, staff] = [
      await createAccount(web.ctx),
      await createAccount(web.ctx, { role: "officer" }),
    ];
    expectOk(await savePosting(web.ctx, account.actor, { kind: "vacancy", postingId: jobs[0] ?? "" }));
    const path = "/search?q=محاسب";
    expect(await web.visitor(staff).page(path)).not.toContain("/api/saved-postings");
    const html = await web.visitor().page(path);
    expect(html).toContain("/api/saved-postings");
    expect(html).not.toContain('value="remove"');
    for (const who of [web.visitor(), web.visitor(account)])
      expect((await who.get(path)).headers.get("cache-control")).toContain("no-store");
  });
});
