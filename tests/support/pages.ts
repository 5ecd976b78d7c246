import axe from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import type { TestAccount } from "./accounts.ts";
import { launchBrowser, visitor } from "./browser.ts";

/** WCAG 2.2, levels A and AA. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A page that fails its test when the browser's console says that something is wrong. */
export type WatchedPage = Page & { readonly problems: readonly string[] };

function watch(page: Page): WatchedPage {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // The browser itself reports every answer with an error status; tests ask for some of these.
    if (!message.text().startsWith("Failed to load resource")) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  return Object.assign(page, { problems });
}

/** Fails with each rule that is broken and where. Runs beside the page's content policy, not through it. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(`${axe.source}; undefined`);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ["violations"] })`,
  )) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
  );
  expect(found, page.url()).toEqual([]);
}

/** No part of the page reaches beyond its width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beyond, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** One Chromium for a test file. Pages opened through it are watched; call `expectQuiet` at a test's end. */
export function useBrowser() {
  let browser: Browser | null = null;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    /** A page of a fresh browser, signed in when an account is given. */
    async open(
      origin: string,
      options: BrowserContextOptions & { readonly account?: Pick<TestAccount, "token"> } = {},
    ): Promise<WatchedPage> {
      if (!browser) throw new Error("Use it inside a test");
      const { account, ...more } = options;
      const context = await browser.newContext(visitor({ baseURL: origin, ...more }));
      contexts.push(context);
      if (account) await context.addCookies([{ name: "session", value: account.token, url: origin }]);
      return watch(await context.newPage());
    },
    expectQuiet(page: WatchedPage): void {
      expect(page.problems, page.url()).toEqual([]);
    },
    async closeAll(): Promise<void> {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    },
  };
}

/** The two looks that the gate checks: Arabic on a phone, English on a desk. */
export const LOOKS = [
  { name: "Arabic at 360", query: "lang=ar", viewport: { width: 360, height: 800 } },
  { name: "English at 1280", query: "lang=en", viewport: { width: 1280, height: 900 } },
] as const;

/** Keeps a picture of the whole page in the folder MASAR_SHOTS, where there is one. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env["MASAR_SHOTS"];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
