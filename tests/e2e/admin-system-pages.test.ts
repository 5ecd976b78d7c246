import { afterEach, describe, expect, it } from "vitest";
import { registerReactions } from "#app/domain/operations/register-reactions.server.ts";
import { registerSchedules } from "#app/domain/operations/register-schedules.server.ts";
import { claimSchedule } from "#app/domain/operations/claim-schedule.server.ts";
import { giveSign } from "#app/domain/operations/sign-of-life.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { queueOnPostgres } from "#app/engines/queue/bullmq-on-postgres.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";
import { planJobs } from "#workers/planned-jobs.ts";
import { REACTIONS } from "#workers/reactions.ts";
import { SCHEDULES } from "#workers/schedules.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

/** Jobs of every state, a worker that lives and one that is missing, and three dead letters. */
async function prepare(ctx: Ctx): Promise<void> {
  await registerSchedules(
    ctx,
    planJobs(SCHEDULES).map(({ entry }) => entry),
  );
  await registerReactions(ctx, REACTIONS);
  const claim = (name: string) => claimSchedule(ctx, name, "host:1");
  await (await claim("send-messages"))?.finish({ sent: 12, failed: 1 }, 340);
  await (await claim("expire-offers"))?.fail(new TypeError("no"), 20);
  await claim("match-everyone:SA");
  await ctx.sql.query(
    "update schedule_run set registered_at = registered_at - interval '5 hours' where name = 'forget-expired'",
  );
  for (const name of ["host:4711", "host:4712"])
    await giveSign(ctx, { id: ctx.ids.next(), name, version: "0.1.0" });
  await ctx.sql.query(
    "update worker_process set seen_at = seen_at - interval '9 minutes' where name = 'host:4712'",
  );
  await ctx.sql.query("delete from dead_letter");
  for (let i = 0; i < 3; i++) {
    const eventId = await ctx.transaction((tx) => tx.publish({ name: "application.submitted", payload: {} }));
    await ctx.sql.query(
      `insert into dead_letter (consumer, event_id, event_name, attempts, reason, failed_at)
       values ('messages', $1, 'application.submitted', 15, 'TypeError at app/domain/messages/post-message.server.ts', $2)`,
      [eventId, new Date(ctx.clock.now().getTime() - 3_600_000)],
    );
  }
}

const shots = process.env["MASAR_SHOTS"];

describe.each(LOOKS)("the pages on what runs by itself, in $name", ({ query, viewport }) => {
  it("show where every job stands and who is missing, and have a job run now", async () => {
    await prepare(web.ctx);
    const account = await createAccount(web.ctx, { role: "administrator" });
    const page = await browser.open(web.origin, { viewport, account });
    await page.goto(`/admin/system?${query}`, { waitUntil: "networkidle" });
    if (shots) await page.screenshot({ path: `${shots}/system-${viewport.width}.png`, fullPage: true });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(await page.textContent("main")).toContain("host:4712");
    expect(await page.locator(".status--bad").count()).toBeGreaterThanOrEqual(3);

    await page.click("tr:has(a[href='/admin/system/expire-vacancies']) button");
    await page.waitForSelector("[role=status]");
    const asked = await web.ctx.sql.query(
      "select 1 from schedule_request where name = 'expire-vacancies' and taken_at is null",
    );
    expect(asked).toHaveLength(1);
    await (await claimSchedule(web.ctx, "expire-vacancies", "host:1"))?.finish({ expired: 3 }, 40);

    await page.goto("/admin/system/expire-offers", { waitUntil: "networkidle" });
    expect(await page.textContent("main")).toContain("TypeError");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    if (shots) await page.screenshot({ path: `${shots}/schedule-${viewport.width}.png`, fullPage: true });
    browser.expectQuiet(page);
  });

  it("show what waits and what died, and try it again after asking", async () => {
    await prepare(web.ctx);
    const account = await createAccount(web.ctx, { role: "administrator" });
    const page = await browser.open(web.origin, { viewport, account });
    await page.goto(`/admin/events?${query}`, { waitUntil: "networkidle" });
    if (shots) await page.screenshot({ path: `${shots}/events-${viewport.width}.png`, fullPage: true });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await page.click("button[value=selected]");
    await page.waitForSelector("#errors");
    await page.waitForLoadState("networkidle");
    await page.check("tbody input[name=item] >> nth=0");
    await page.click("button[value=selected]");
    await page.waitForSelector("#confirm");
    if (shots) await page.screenshot({ path: `${shots}/confirm-${viewport.width}.png`, fullPage: true });
    await expectAccessible(page);
    await page.click("#confirm button");
    await page.waitForSelector("[role=status]");
    const requested = () =>
      web.ctx.sql.query("select 1 from dead_letter where retry_requested_at is not null");
    expect(await requested()).toHaveLength(1);
    await page.click("button[value=all]");
    await page.click("#confirm button");
    await page.waitForSelector("[role=status]");
    expect(await requested()).toHaveLength(3);

    await web.ctx.sql.query("delete from dead_letter");
    await page.goto("/admin/events", { waitUntil: "networkidle" });
    await page.waitForSelector(".empty");
    await expectAccessible(page);
    browser.expectQuiet(page);
  });
});

it("works without JavaScript as well", async () => {
  await prepare(web.ctx);
  const account = await createAccount(web.ctx, { role: "administrator" });
  const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
  await page.goto("/admin/system?lang=en");
  await page.click("tr:has(a[href='/admin/system/trim-runs']) button");
  await page.waitForSelector("[role=status]");
  expect(await web.ctx.sql.query("select 1 from schedule_request where name = 'trim-runs'")).toHaveLength(1);
  await page.goto("/admin/events");
  await page.click("button[value=all]");
  await page.click("#confirm button");
  await page.waitForSelector("[role=status]");
  expect(
    await web.ctx.sql.query("select 1 from dead_letter where retry_requested_at is not null"),
  ).toHaveLength(3);
});

describe("the queue board", () => {
  const BOARD = "/admin/queues";

  it("says so when the queue does not answer, and does not hang", async () => {
    await prepare(web.ctx);
    const account = await createAccount(web.ctx, { role: "administrator" });
    const page = await browser.open(web.origin, { account });
    const began = performance.now();
    await page.goto(`${BOARD}?lang=en`);
    expect(await page.textContent("h1")).toContain("queue board is not there");
    expect(performance.now() - began).toBeLessThan(10_000);
    await expectAccessible(page);
    expect((await web.visitor(account).get(`${BOARD}/api/queues`)).status).toBe(503);
  });

  it("comes alive under a strict content policy, and changes nothing", async () => {
    await prepare(web.ctx);
    const queue = queueOnPostgres(web.masar.databaseUrl, () => undefined);
    await queue.prepare();
    const id = web.ctx.ids.next();
    await queue.add("messages", [{ id, name: "application.submitted", data: {} }]);
    try {
      const account = await createAccount(web.ctx, { role: "administrator" });
      const page = await browser.open(web.origin, { account, locale: "en-GB" });
      await page.goto(BOARD, { waitUntil: "networkidle" });
      await page.waitForSelector("#root a[href*='/queue/messages']", { state: "attached" });
      if (shots) await page.screenshot({ path: `${shots}/board.png`, fullPage: true });
      await page.goto(`${BOARD}/queue/messages?status=waiting`, { waitUntil: "networkidle" });
      await page.waitForSelector(`text=${id}`);
      if (shots) await page.screenshot({ path: `${shots}/board-queue.png`, fullPage: true });
      browser.expectQuiet(page);

      const visitor = web.visitor(account);
      const policy = (await visitor.get(BOARD)).headers.get("content-security-policy") ?? "";
      expect(policy).not.toMatch(/unsafe|\*|data:/);
      for (const act of ["pause", "obliterate", "empty", "promote"]) {
        const answer = await visitor.request(`${BOARD}/api/queues/messages/${act}`, {
          method: "PUT",
          headers: { origin: web.origin },
        });
        expect(answer.status).toBe(405);
      }
      expect((await visitor.request(`${BOARD}/api/queues/messages/pause`, { method: "PUT" })).status).toBe(
        403,
      );
      expect(await queue.counts("messages")).toMatchObject({ waiting: 1 });
    } finally {
      await queue.close();
    }
  });

  it("answers everybody else as any page they may not see, its files and its data too", async () => {
    await prepare(web.ctx);
    for (const address of [BOARD, `${BOARD}/`, `${BOARD}/api/queues`, `${BOARD}/static/css/main.css`]) {
      const stranger = await web.visitor().get(address);
      expect([stranger.status, stranger.headers.get("location")?.startsWith("/sign-in?next=")]).toEqual([
        302,
        true,
      ]);
      for (const role of ["seeker", "officer", "supervisor", "analyst", "employer"] as const) {
        const account = await createAccount(web.ctx, { role });
        const answer = await web.visitor(account).get(address);
        const other = await web.visitor(account).get("/admin/system");
        expect([role, answer.status]).toEqual([role, 403]);
        expect(answer.status).toBe(other.status);
        expect(await answer.text()).not.toContain("__UI_CONFIG__");
      }
    }
  });
});
