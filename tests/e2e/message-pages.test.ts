import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeUnsubscribeLinks } from "#app/domain/messages/unsubscribe-link.server.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { post } from "#tests/support/messages.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());
// 12:00 in Riyadh.
beforeEach(() => web.ctx.setClock(new Date("2027-02-01T09:00:00Z")));

const SHOTS = process.env["MASAR_SCREENSHOTS"];

describe.each(LOOKS)("the pages of messages in $name", ({ query, viewport }) => {
  const open = async (account: Parameters<typeof browser.open>[1], path: string) => {
    const page = await browser.open(web.origin, { viewport, ...account });
    await page.goto(`${path}${path.includes("?") ? "&" : "?"}${query}`);
    return page;
  };
  const look = async (page: Awaited<ReturnType<typeof browser.open>>, name: string) => {
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    browser.expectQuiet(page);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${viewport.width}.png`, fullPage: true });
  };

  it("keep a choice, show what was typed when it is wrong, and take it back", async () => {
    const account = await createAccount(web.ctx);
    const page = await open({ account }, "/account/reach");
    await look(page, "reach");
    await page.check("input[name=quiet][value=own]");
    await page.selectOption("#quietFrom", "9");
    await page.selectOption("#quietUntil", "9");
    await page.uncheck("input[name=mailKinds][value=news]");
    await page.click("main form:last-of-type button");
    await page.waitForSelector("#errors");
    expect(await page.isChecked("input[name=mailKinds][value=news]")).toBe(false);
    expect(await page.inputValue("#quietFrom")).toBe("9");
    await look(page, "reach-wrong");
    await page.selectOption("#quietUntil", "12");
    await page.click("main form:last-of-type button");
    await page.waitForSelector("[role=status]");
    expect(await page.isChecked("input[name=mailKinds][value=news]")).toBe(false);
    expect(await page.isChecked("input[name=quiet][value=own]")).toBe(true);
    await look(page, "reach-saved");
    await page.click("main form:has(input[value=undo]) button");
    await page.waitForSelector("[role=status]");
    expect(await page.isChecked("input[name=mailKinds][value=news]")).toBe(true);
  });

  it("show what became of each message by SMS and mail, to the person and in the demo's inbox", async () => {
    const account = await createAccount(web.ctx);
    for (const [index, code] of (["offer_made", "hired", "interview_invited"] as const).entries())
      await post(web.ctx, account.personId, `shown-${viewport.width}-${index}`, code);
    await sendDueDeliveries(web.ctx);
    await post(web.ctx, account.personId, `shown-${viewport.width}-waits`, "checkpoint_due", { day: 90 });
    const page = await open({ account }, "/my/messages");
    for (const summary of await page.$$("main details summary")) await summary.click();
    await look(page, "messages");
    expect(await page.textContent("main")).toMatch(/لا نعرف لك رقم جوال|We know no mobile number/);

    const inbox = await open({}, `/demo/inbox?to=${encodeURIComponent(account.login)}`);
    await look(inbox, "inbox");
    expect(await inbox.textContent("main")).toContain(account.login);
    expect(await inbox.$$("main .card")).toHaveLength(11); // the filter, 4 in the app, 1 mail for 3, 3 SMS not sent, 2 waiting
  });

  it("end mails by the link without sign-in, and begin them again", async () => {
    const account = await createAccount(web.ctx);
    const link = (await makeUnsubscribeLinks(web.ctx, [account.personId])).get(account.personId) ?? "";
    const page = await open({}, new URL(link).pathname);
    await look(page, "unsubscribe");
    const text = (await page.textContent("main")) ?? "";
    expect(text).not.toContain(account.login);
    await page.click("main form button");
    await page.waitForSelector("[role=status]");
    await look(page, "unsubscribed");
    await post(web.ctx, account.personId, `ended-${viewport.width}`);
    await sendDueDeliveries(web.ctx);
    expect((await web.ctx.sent?.list(500))?.filter(({ to }) => to === account.login)).toEqual([]);
    await page.click("main form button");
    await page.waitForSelector("[role=status]");
    await post(web.ctx, account.personId, `again-${viewport.width}`);
    await sendDueDeliveries(web.ctx);
    expect((await web.ctx.sent?.list(500))?.filter(({ to }) => to === account.login)).toHaveLength(1);
    const cut = await open({}, "/unsubscribe/abc");
    expect(await cut.textContent("main")).toMatch(/غير مكتمل|not complete/);
    await expectAccessible(cut);
  });

  it("count what left and what did not for the administrator", async () => {
    const account = await createAccount(web.ctx, { role: "administrator" });
    await web.ctx.sql.query(
      "insert into message_channel values ('sms', $1, 'gateway_429', 1) on conflict do nothing",
      [new Date(web.ctx.clock.now().getTime() + 3_600_000)],
    );
    const page = await open({ account }, "/admin/messages");
    await look(page, "admin");
    await web.ctx.sql.query("delete from message_channel");
    expect(await page.textContent("main")).toContain("gateway_429");
  });
});

it("a choice is kept without JavaScript as well", async () => {
  const account = await createAccount(web.ctx);
  const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
  await page.goto("/account/reach");
  await page.uncheck("input[name=mailKinds][value=news]");
  await page.click("main form:last-of-type button");
  await page.waitForSelector("[role=status]");
  expect(await page.isChecked("input[name=mailKinds][value=news]")).toBe(false);
});

it("a mail program's one click ends the mails, a foreign page's does not", async () => {
  const account = await createAccount(web.ctx);
  const link = (await makeUnsubscribeLinks(web.ctx, [account.personId])).get(account.personId) ?? "";
  const oneClick = (headers: Record<string, string> = {}) =>
    fetch(link, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: "List-Unsubscribe=One-Click",
    });
  const ended = async () =>
    (
      await web.ctx.sql.query("select from unsubscribe_link where person_id = $1 and ended_at is not null", [
        account.personId,
      ])
    ).length === 1;
  expect((await oneClick({ origin: "https://elsewhere.example" })).status).toBe(403);
  expect(await ended()).toBe(false);
  expect((await oneClick()).status).toBe(200);
  expect(await ended()).toBe(true);
  expect((await fetch(`${web.origin}/account/reach`, { method: "POST", body: "a=b" })).status).toBe(403);
});

it("a page beyond the last leads to the first instead of saying that there is nothing", async () => {
  const account = await createAccount(web.ctx);
  await post(web.ctx, account.personId, "beyond", "hired");
  const visitor = web.visitor(account);
  const wanted = [
    ["/my/messages?page=1000000000", "/my/messages"],
    ["/demo/inbox?view=in_app&page=1000000000", "/demo/inbox?view=in_app"],
  ];
  for (const [beyond = "", first] of wanted) {
    const answer = await visitor.get(beyond);
    expect([answer.status, answer.headers.get("location")]).toEqual([302, first]);
  }
  expect((await visitor.get("/my/messages?page=nonsense")).status).toBe(200);
});
