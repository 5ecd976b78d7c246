import { afterEach, describe, expect, it } from "vitest";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { inviteToInterview } from "#app/domain/applications/invite-to-interview.server.ts";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { anEmployer, aVacancy } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

async function scene() {
  const { ctx } = web;
  const employer = await anEmployer(ctx);
  const vacancyId = await aVacancy(ctx, employer);
  const seeker = await createAccount(ctx);
  const staff = await createAccount(ctx, { role: "employer", organisationId: employer.organisationId });
  const { applicationId } = expectOk(await applyToVacancy(ctx, seeker.actor, { vacancyId }));
  const now = async () => expectOk(await findMyApplication(ctx, seeker.actor, applicationId));
  return { ctx, employer, seeker, staff, applicationId, now };
}

/** As a browser sends a date with a time, at ten in the morning. */
const tomorrowAtTen = (now: Date): string =>
  `${new Date(now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10)}T10:00`;

describe("an interview without JavaScript", () => {
  it("is offered, agreed to as the consent to be named, and the application rests and goes on", async () => {
    const { ctx, seeker, staff, applicationId, now } = await scene();
    const desk = await browser.open(web.origin, { account: staff, javaScriptEnabled: false });
    await desk.goto(`/employer/applications/${applicationId}?lang=en`);
    await desk.click("summary:has-text('Invite to an interview')");
    await desk.click("button:has-text('Send the times')");
    await desk.waitForSelector("#errors");
    await desk.fill("#time1", tomorrowAtTen(ctx.clock.now()));
    await desk.fill("#details", "Main branch");
    await desk.click("button:has-text('Send the times')");
    await desk.waitForSelector("[role=status]");
    expect((await now()).interviews[0]?.slots[0]?.toISOString()).toMatch(/T07:00:00/);

    const phone = await browser.open(web.origin, {
      account: seeker,
      javaScriptEnabled: false,
      viewport: LOOKS[0].viewport,
    });
    await phone.goto(`/my/applications/${applicationId}?lang=ar`);
    await expectNoSidewaysScroll(phone);
    await phone.click("button:has-text('موافقة على هذا الموعد')");
    await phone.waitForSelector("#errors");
    await phone.click("label:has(input[name=startsAt])");
    await phone.click("button:has-text('موافقة على هذا الموعد')");
    await phone.waitForSelector("[role=status]");
    expect(await now()).toMatchObject({ status: "interview", disclosed: true });

    await phone.click("summary:has-text('تأجيل الطلب')");
    await phone.selectOption("select[name=reason]", "care");
    await phone.click("button:has-text('تأجيل الطلب')");
    await phone.waitForSelector("[role=status]");
    expect((await now()).status).toBe("postponed");
    await phone.click("button:has-text('استئناف الطلب')");
    await phone.waitForSelector("[role=status]");
    expect(await now()).toMatchObject({ status: "interview", interviews: [{ status: "cancelled" }] });
    browser.expectQuiet(phone);
  });
});

describe.each(LOOKS)("the pages of an application in $name", ({ query, viewport }) => {
  it("can be used by everyone while an interview is on offer", async () => {
    const { ctx, employer, seeker, staff, applicationId } = await scene();
    await aVacancy(ctx, employer, { title: "ترتيب البضائع" });
    const slots = [2, 2.1, 3].map((days) => new Date(ctx.clock.now().getTime() + days * 86_400_000));
    expectOk(
      await inviteToInterview(ctx, employer.actor, {
        applicationId,
        proposal: {
          mode: "video",
          minutes: 30,
          details: "meet.example.org/abc",
          slots: slots.map((slot) => slot.toISOString()),
        },
      }),
    );
    for (const [account, address] of [
      [seeker, `/my/applications/${applicationId}`],
      [staff, `/employer/applications/${applicationId}`],
    ] as const) {
      const page = await browser.open(web.origin, { account, viewport });
      await page.goto(`${address}?${query}`, { waitUntil: "networkidle" });
      await page.evaluate("document.querySelectorAll('main details').forEach((each) => (each.open = true))");
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      browser.expectQuiet(page);
    }
  });
});
