import type { Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { registerEmployer } from "#app/domain/employers/register-employer.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { expectPlacement } from "#app/domain/placements/expect-placement.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { createAccount, type TestAccount } from "#tests/support/accounts.ts";
import { anOffer, aTown, aVacancy, system } from "#tests/support/marketplace.ts";
import { useBrowser } from "#tests/support/pages.ts";
import { lostText, unfitForPaper } from "#tests/support/seen-text.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());
const SHOTS = process.env["MASAR_SHOTS"];

/** 80 characters without a place to break, of the script that the words are in. */
const endless = (word: string): string => word.repeat(80).slice(0, 80);
const NAMES = {
  person: { ar: endless("عبدالرحمن"), en: endless("Maximiliana") },
  employer: { ar: endless("المستودعات"), en: endless("Warehouses") },
  branch: { ar: endless("الفرعالشمالي"), en: endless("NorthernBranch") },
  job: { ar: endless("محاسبةصندوق"), en: endless("Cashkeeper") },
} as const;
const TOWN = { ar: endless("الواحةالبعيدة"), en: endless("FarawayOasis") };
/** What people take to an office or keep in a folder. */
const PRINTED = /^\/my\/(work|messages|cv)|^\/employer\/applications\/[^/]+$|^\/office/;
type Language = "ar" | "en";
let townId = "";
/** Phones in both languages, and a desk in the one whose words are longer. */
const WIDTHS = { ar: [360], en: [360, 1280] } as const;
const LANGUAGES = ["ar", "en"] as const;

/** Whose every name is endless, in one language: a hire that has begun, and a second application that waits. */
async function everybody(language: Language) {
  const { ctx } = web;
  const fullName = NAMES.person[language];
  const registered = expectOk(
    await registerEmployer(ctx, system, {
      kind: "employer",
      name: NAMES.employer[language],
      nameLang: language,
      country: "SA",
      verified: true,
      establishments: [
        { registrationNumber: ctx.ids.randomHex(5), name: NAMES.branch[language], placeId: townId },
      ],
    }),
  );
  const { organisationId } = registered;
  const seeker = await createAccount(ctx, { fullName });
  const officer = await createAccount(ctx, { role: "officer", fullName });
  const supervisor = await createAccount(ctx, { role: "supervisor", fullName });
  const admin = await createAccount(ctx, { role: "administrator", fullName });
  const employer = await createAccount(ctx, { role: "employer", organisationId, fullName });
  const at = {
    actor: employer.actor,
    organisationId,
    establishmentId: registered.establishmentIds[0] ?? "",
  };
  expectOk(
    await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds: [seeker.personId] }),
  );
  const post = () => aVacancy(ctx, at, { title: NAMES.job[language], titleLang: language, placeId: townId });
  const vacancyId = await post();
  const hired = await anOffer(ctx, at, seeker.actor, vacancyId);
  expectOk(await acceptOffer(ctx, seeker.actor, hired));
  expectOk(await hireApplication(ctx, at.actor, { applicationId: hired.applicationId }));
  const { placementId } = expectOk(
    await expectPlacement(ctx, system, { applicationId: hired.applicationId }),
  );
  const startedOn = addDays(ctx.clock.today("SA"), -40);
  await ctx.sql.query("update placement set expected_start = $2 where id = $1", [placementId, startedOn]);
  expectOk(await confirmStart(ctx, seeker.actor, { placementId, startedOn }));
  const waiting = await anOffer(ctx, at, seeker.actor, await post());
  const open = await post();
  const other = await createAccount(ctx, { fullName });
  const { applicationId: applied } = expectOk(await applyToVacancy(ctx, other.actor, { vacancyId: open }));
  expectOk(await reindex(ctx, system));
  const { job } = NAMES;
  const walks: readonly (readonly [TestAccount, readonly string[]])[] = [
    [
      seeker,
      [
        "/my",
        "/my/applications",
        `/my/applications/${waiting.applicationId}`,
        `/my/applications/${waiting.applicationId}/offer`,
        "/my/work",
        "/my/messages",
        "/my/access",
        "/my/cv",
        "/my/profile",
        "/my/for-you",
        `/search?q=${encodeURIComponent(job[language])}`,
        `/jobs/${open}`,
        `/jobs/${open}/apply`,
      ],
    ],
    [
      employer,
      [
        `/employer?vacancy=${open}`,
        `/employer/vacancies/${open}`,
        `/employer/applications/${applied}`,
        `/employer/applications/${applied}/offer`,
        `/employer/applications/${hired.applicationId}`,
      ],
    ],
    [officer, ["/office", `/office/people/${seeker.personId}`, "/office/wages", "/office/changes"]],
    [supervisor, ["/office"]],
    [admin, ["/admin", "/admin/emergency", "/admin/imports", "/admin/messages", "/admin/events"]],
  ];
  return walks;
}

beforeAll(async () => {
  townId = await aTown(web.ctx);
  await web.ctx.sql.query("update place set name_ar = $2, name_en = $3 where id = $1", [
    townId,
    TOWN.ar,
    TOWN.en,
  ]);
});

const open = async (page: Page, address: string, language: Language): Promise<void> => {
  const answer = await page.goto(`${address}${address.includes("?") ? "&" : "?"}lang=${language}`);
  expect(answer?.status(), address).toBe(200);
};

const shotOf = (account: TestAccount, address: string, language: Language): string => {
  const place = (address.split("?")[0] ?? "").replace(/[0-9a-f-]{30,}/g, "id").replaceAll("/", "_");
  return `${SHOTS ?? ""}/${language}-${account.actor.role}${place}`;
};

describe.each(LANGUAGES)("names of 80 characters without a space, in %s", (language) => {
  it("stay within their part of every list and page on the narrowest phone and at a desk, whole", async () => {
    const found: string[] = [];
    for (const [account, addresses] of await everybody(language)) {
      const page = await browser.open(web.origin, { viewport: { width: 360, height: 800 }, account });
      for (const address of addresses) {
        await open(page, address, language);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("main details")) details.setAttribute("open", "");
        });
        for (const width of WIDTHS[language]) {
          await page.setViewportSize({ width, height: 800 });
          found.push(...(await lostText(page)).map((lost) => `${address} at ${width}: ${lost}`));
          const shot = `${shotOf(account, address, language)}-${width}.png`;
          if (SHOTS) await page.screenshot({ path: shot, fullPage: true });
        }
      }
    }
    expect(found).toEqual([]);
  });
});

describe("on paper", () => {
  it("pages are whole, black on white, without anything to press or an address", async () => {
    const found: string[] = [];
    for (const [account, addresses] of await everybody("ar")) {
      // The width of a sheet, and a reader who chose the dark look.
      const viewport = { width: 718, height: 1000 };
      const page = await browser.open(web.origin, { viewport, account, colorScheme: "dark" });
      await page.emulateMedia({ media: "print" });
      for (const address of addresses.filter((one) => PRINTED.test(one))) {
        await open(page, address, "ar");
        const problems = [...(await lostText(page)), ...(await unfitForPaper(page))];
        found.push(...problems.map((problem) => `${address} ${problem}`));
        if (SHOTS)
          await page.screenshot({ path: `${shotOf(account, address, "ar")}-paper.png`, fullPage: true });
      }
    }
    expect(found).toEqual([]);
  });
});
