import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { normaliseLabel } from "#app/domain/search/fold.ts";
import { createAccount } from "#tests/support/accounts.ts";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  LOOKS,
  useBrowser,
  type WatchedPage,
} from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
const shots = process.env["MASAR_SHOTS"];
afterEach(() => browser.closeAll());

/** Words that postings ask for and no skill is known for. */
const WAITING = ["قرقفة بلغازية", "ضرغمة سواعدية", "خياطة أم تطريز زرقفي", "flurbling tools"] as const;

const titlesOf = async (page: WatchedPage): Promise<readonly string[]> =>
  (await page.locator("main section.card h2").allTextContents()).map((title) => title.trim());

beforeAll(async () => {
  const { ctx } = web;
  const now = ctx.clock.now();
  for (let n = 0; n < 3; n++) {
    const id = ctx.ids.next();
    await ctx.sql.query(
      `insert into vacancy (id, origin, status, country, employer_name, title, title_lang, description, source_name,
         source_id, source_hash, last_seen_at, published_at, expires_at, created_at, updated_at)
       values ($1::uuid, 'imported', 'listed', $2, 'مشغل النور', 'خياط', 'ar', '', 'test', $1::uuid::text, 'x', $3, $3,
         $3::timestamptz + interval '30 days', $3, $3)`,
      [id, ctx.surroundings.defaultCountry, now],
    );
    for (const [at, label] of WAITING.slice(n).entries())
      await ctx.sql.query(
        `insert into vacancy_requirement (vacancy_id, position, kind, label, lang, folded)
         values ($1, $2, 'skill', $3, $4, $5)`,
        [id, at + 1, label, /[a-z]/.test(label) ? "en" : "ar", normaliseLabel(label)],
      );
  }
});

describe.each(LOOKS)("the pages on waiting words, in $name", ({ query, viewport }) => {
  it("teach a word, say that another is no skill, and undo both", async () => {
    const account = await createAccount(web.ctx, { role: "administrator" });
    const page = await browser.open(web.origin, { viewport, account });
    const look = async (name: string): Promise<void> => {
      if (shots) await page.screenshot({ path: `${shots}/${name}-${viewport.width}.png`, fullPage: true });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    await page.goto(`/admin/words?${query}`, { waitUntil: "networkidle" });
    await look("words");
    expect(await titlesOf(page)).toHaveLength(4);

    await page.click(
      `a[href='/admin/words/find?${new URLSearchParams({ word: normaliseLabel(WAITING[1]) })}']`,
    );
    await page.waitForSelector("input[name=q]");
    await page.fill("input[name=q]", query === "lang=ar" ? "الخيا" : "sewing");
    await page.press("input[name=q]", "Enter");
    await page.waitForSelector("input[name=conceptId]", { state: "attached" });
    await look("find-word");
    await page.click("form[action='/admin/words'] button");
    await page.waitForSelector("[role=status]");
    expect(await page.textContent("main")).not.toContain(WAITING[1]);

    await page.click(`section:has-text("${WAITING[0]}") form:not([action]) button`);
    await page.waitForSelector("[role=status]");
    expect(await page.textContent("main")).not.toContain(WAITING[0]);
    await page.goto("/admin/words/decided", { waitUntil: "networkidle" });
    await look("decided-words");
    for (let n = 0; n < 2; n++) {
      await page.click("form[action='/admin/words'] button");
      await page.waitForSelector("[role=status]");
    }
    await page.goto("/admin/words", { waitUntil: "networkidle" });
    expect(await page.textContent("main")).toContain(WAITING[0]);
    expect(await page.textContent("main")).toContain(WAITING[1]);
    browser.expectQuiet(page);
  });
});

it("keeps the reader in the part of the list that she works through", async () => {
  const account = await createAccount(web.ctx, { role: "administrator" });
  const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
  await page.goto("/admin/words?lang=en&words=en");
  await page.click("section form:not([action]) button");
  await page.waitForSelector("[role=status]");
  expect(new URL(page.url()).searchParams.get("words")).toBe("en");
  expect(await titlesOf(page)).toEqual(["No words wait"]);
  await page.goto("/admin/words?words=ar&page=9");
  expect(new URL(page.url()).search).toBe("?words=ar");
  await page.goto("/admin/words/decided");
  await page.click("form[action='/admin/words'] button");
  await page.waitForSelector("[role=status]");
});

it("works without JavaScript as well, and says when a word is gone", async () => {
  const account = await createAccount(web.ctx, { role: "administrator" });
  const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
  await page.goto("/admin/words?lang=en&words=en");
  expect(await titlesOf(page)).toEqual(["flurbling tools"]);
  const find = await page.locator("a[href^='/admin/words/find']").getAttribute("href");
  await page.goto(`${find}&q=house`);
  await page.click("form[action='/admin/words'] button");
  await page.waitForSelector("[role=status]");
  await page.goto(find ?? "");
  expect(await page.textContent("h1")).toContain("does not wait");
  await page.goto("/admin/words/decided");
  await page.click("form[action='/admin/words'] button");
  await page.waitForSelector("[role=status]");
  await page.goto("/admin/words?words=en");
  expect(await titlesOf(page)).toEqual(["flurbling tools"]);
});
