import { afterEach, describe, expect, it } from "vitest";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { openApplication } from "#app/domain/applications/open-application.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { disputeCheckpoint } from "#app/domain/placements/dispute-checkpoint.server.ts";
import { vouchForCheckpoint } from "#app/domain/placements/vouch-for-checkpoint.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { REASON } from "#tests/support/casework.ts";
import { anEmployer, anOffer, aVacancy, system } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

/** A person of an officer's caseload whose work began 100 days ago and whose first checkpoint she disputes. */
async function aDisputedCheckpoint() {
  const { ctx } = web;
  const officer = await createAccount(ctx, { role: "officer" });
  const seeker = await createAccount(ctx);
  expectOk(
    await assignCases(ctx, system, {
      officerAccountId: officer.actor.accountId,
      personIds: [seeker.actor.personId],
    }),
  );
  const placementId = ctx.ids.next();
  const start = addDays(ctx.clock.today("SA"), -100);
  await ctx.sql.query(
    `insert into placement (id, person_id, country, status, expected_start, created_at, updated_at)
     values ($1, $2, 'SA', 'expected', $3, $4, $4)`,
    [placementId, seeker.actor.personId, start, ctx.clock.now()],
  );
  expectOk(await confirmStart(ctx, seeker.actor, { placementId, startedOn: start }));
  const [row] = await ctx.sql.query<{ id: string }>(
    "select id from checkpoint where placement_id = $1 and day = 30",
    [placementId],
  );
  const checkpointId = row?.id ?? "";
  expectOk(await vouchForCheckpoint(ctx, seeker.actor, { checkpointId }));
  expectOk(await disputeCheckpoint(ctx, seeker.actor, { checkpointId, reason: REASON }));
  return { officer, seeker, placementId, checkpointId, start };
}

describe.each(LOOKS)("the acts on a person's page in $name", ({ query, viewport }) => {
  it("fit the page, serve everyone, and say at the field what is missing", async () => {
    const { officer, seeker, checkpointId } = await aDisputedCheckpoint();
    const page = await browser.open(web.origin, { viewport, account: officer });
    await page.goto(`/office/people/${seeker.actor.personId}?${query}`, { waitUntil: "networkidle" });
    for (const summary of await page.locator("main details > summary").all()) await summary.click();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.click("form:has(input[value=settle]) button");
    await page.waitForSelector("#errors");
    expect(await page.getAttribute(`#settle-reason-${checkpointId}`, "aria-invalid")).toBe("true");
    await expectAccessible(page);
    browser.expectQuiet(page);
  });
});

describe("the acts on a person's page, without JavaScript", () => {
  it("settle a disputed checkpoint, and correct the dates keeping both versions", async () => {
    const { officer, seeker, placementId, checkpointId, start } = await aDisputedCheckpoint();
    const page = await browser.open(web.origin, { account: officer, javaScriptEnabled: false });
    const address = `/office/people/${seeker.actor.personId}`;
    await page.goto(address);
    await page.click("details:has(input[value=settle]) > summary");
    await page.selectOption(`#settle-shownBy-${checkpointId}`, "payslip");
    await page.fill(`#settle-reason-${checkpointId}`, REASON);
    await page.click("form:has(input[value=settle]) button");
    await page.waitForSelector("[role=status]");
    const checkpoint = 'select status, tier, due_on as "dueOn" from checkpoint where id = $1';
    expect(await web.ctx.sql.query(checkpoint, [checkpointId])).toMatchObject([
      { status: "confirmed", tier: "payslip" },
    ]);

    await page.click("details:has(input[value=correct_dates]) > summary");
    await page.fill(`#correct_dates-startedOn-${placementId}`, addDays(start, 5));
    await page.selectOption(`#correct_dates-shownBy-${placementId}`, "employer");
    await page.fill(`#correct_dates-note-${placementId}`, REASON);
    await page.click("form:has(input[value=correct_dates]) button");
    await page.waitForSelector("[role=status]");
    expect(await web.ctx.sql.query(checkpoint, [checkpointId])).toEqual([
      { status: "pending", tier: null, dueOn: addDays(start, 35) },
    ]);
    expect(await page.textContent("main")).toContain("نسخ التواريخ (2)");
  });

  it("are not there for an officer of another caseload", async () => {
    const { seeker } = await aDisputedCheckpoint();
    const stranger = await createAccount(web.ctx, { role: "officer" });
    const page = await browser.open(web.origin, { account: stranger, javaScriptEnabled: false });
    const answer = await page.goto(`/office/people/${seeker.actor.personId}`);
    expect(answer?.status()).toBe(403);
  });
});

/** Somebody who accepted an offer, and how the employer sees her. */
async function aNamedCandidate() {
  const { ctx } = web;
  const employer = await anEmployer(ctx);
  const seeker = await createAccount(ctx);
  const { applicationId, offerId } = await anOffer(
    ctx,
    employer,
    seeker.actor,
    await aVacancy(ctx, employer),
  );
  expectOk(await acceptOffer(ctx, seeker.actor, { applicationId, offerId }));
  const named = async () =>
    expectOk(await openApplication(ctx, employer.actor, { applicationId })).person !== null;
  return { seeker, named };
}

describe.each(LOOKS)("who sees my data, in $name", ({ query, viewport }) => {
  it("says it to everyone, within the page", async () => {
    const { seeker } = await aNamedCandidate();
    const page = await browser.open(web.origin, { viewport, account: seeker });
    await page.goto(`/my/access?${query}`, { waitUntil: "networkidle" });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    browser.expectQuiet(page);
  });
});

describe("who sees my data, without JavaScript", () => {
  it("stops the naming at once, and gives it back", async () => {
    const { seeker, named } = await aNamedCandidate();
    const page = await browser.open(web.origin, { account: seeker, javaScriptEnabled: false });
    await page.goto("/my/access");
    expect(await named()).toBe(true);
    await page.click("form:has(input[value=withdraw]) button");
    await page.waitForSelector("[role=status]");
    expect(await named()).toBe(false);
    await page.click("form:has(input[value=again]) button");
    await page.waitForSelector("[role=status]");
    expect(await named()).toBe(true);
  });
});
