import { beforeEach, describe, expect, it } from "vitest";
import { disableAccount } from "#app/domain/identity/disable-account.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { MESSAGE_CODES } from "#app/domain/messages/message.ts";
import { moveMessages } from "#app/domain/messages/move-messages.server.ts";
import { readMessages, unreadMessages } from "#app/domain/messages/read-messages.server.ts";
import { readReach } from "#app/domain/messages/read-reach.server.ts";
import { remind } from "#app/domain/messages/remind.server.ts";
import { saveReach } from "#app/domain/messages/save-reach.server.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { turnDownOffer } from "#app/domain/applications/turn-down-offer.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anOffer, aSeeker, aVacancy, system } from "#tests/support/marketplace.ts";
import { aReachable, deliveriesTo, keptFor, post } from "#tests/support/messages.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;
const later = (ms: number): Promise<void> =>
  masar.ctx.setClock(new Date(masar.ctx.clock.now().getTime() + ms));
const send = () => sendDueDeliveries(masar.ctx);
const reasons = async (personId: string, channel: "sms" | "mail" = "sms") =>
  (await deliveriesTo(masar.ctx, personId, channel)).map(({ status, reason }) => reason ?? status);

// 12:00 in Riyadh.
beforeEach(async () => {
  await masar.ctx.setClock(new Date("2027-02-01T09:00:00Z"));
  await masar.ctx.sql.query("delete from message");
});

describe("a message", () => {
  it("is in the inbox at once and once, whoever repeats it", async () => {
    const { seeker } = await aReachable(masar.ctx);
    await Promise.all(Array.from({ length: 6 }, () => post(masar.ctx, seeker.personId, "event-1")));
    expect(await unreadMessages(masar.ctx, seeker)).toBe(1);
    expect(await deliveriesTo(masar.ctx, seeker.personId)).toHaveLength(1);
    const { items } = await readMessages(masar.ctx, seeker);
    expect(items).toMatchObject([{ code: "offer_made", readAt: null }]);
    expect(items[0]?.deliveries.map(({ channel }) => channel)).toEqual(["sms", "mail"]);
    expect(await unreadMessages(masar.ctx, seeker)).toBe(0);
  });

  it("leaves by SMS and mail telling nothing of the person and the matter, whatever its code and language", async () => {
    const canary = "قناري-7391";
    const nationalId = "1077777777";
    for (const language of ["ar", "en"] as const) {
      const email = `canary-${language}@example.org`;
      const { seeker, phone } = await aReachable(masar.ctx, { nationalId, email, fullName: canary });
      await masar.ctx.sql.query("update person set preferred_language = $2 where id = $1", [
        seeker.personId,
        language,
      ]);
      for (const code of MESSAGE_CODES) {
        await post(masar.ctx, seeker.personId, `${language}-${code}`, code, { canary, days: 977_531 });
        await later(DAY_MS);
        await send();
      }
      const left = [...(await keptFor(masar.ctx, phone)), ...(await keptFor(masar.ctx, email))];
      // Every code left by at least one channel; all texts of a channel are the same.
      expect(left.length).toBeGreaterThanOrEqual(MESSAGE_CODES.length);
      for (const { text, subject } of left)
        for (const private_ of [canary, "7391", "977", nationalId, phone, email, seeker.personId])
          expect(`${subject} ${text}`).not.toContain(private_);
      expect(new Set((await keptFor(masar.ctx, phone)).map(({ text }) => text)).size).toBeLessThanOrEqual(2);
      await masar.ctx.sql.query("delete from person where id = $1", [seeker.personId]);
    }
  });

  it("is sent once although workers send at once", async () => {
    const { seeker, phone } = await aReachable(masar.ctx);
    await post(masar.ctx, seeker.personId, "one");
    const counts = await Promise.all([send(), send(), send()]);
    expect(counts.reduce((total, { sent }) => total + sent, 0)).toBe(1);
    expect(await keptFor(masar.ctx, phone)).toHaveLength(1);
  });

  it("that is due with others leaves with them as one text", async () => {
    const { seeker, phone } = await aReachable(masar.ctx);
    for (let i = 0; i < 5; i++) await post(masar.ctx, seeker.personId, `together-${i}`);
    expect(await send()).toMatchObject({ sent: 5 });
    expect((await keptFor(masar.ctx, phone)).map(({ text }) => text)).toEqual([
      expect.stringContaining("لديك 5 أمور جديدة"),
    ]);
  });
});

describe("quiet hours", () => {
  it("hold an SMS of the evening until eight", async () => {
    const { seeker, phone } = await aReachable(masar.ctx);
    await masar.ctx.setClock(new Date("2027-02-01T19:00:00Z")); // 22:00
    await post(masar.ctx, seeker.personId, "evening");
    const [delivery] = await deliveriesTo(masar.ctx, seeker.personId);
    expect(delivery?.dueAt.toISOString()).toBe("2027-02-02T05:00:00.000Z");
    expect(await send()).toMatchObject({ sent: 0 });
    await masar.ctx.setClock(new Date("2027-02-02T05:00:01Z"));
    expect(await send()).toMatchObject({ sent: 1 });
    expect(await keptFor(masar.ctx, phone)).toHaveLength(1);
  });

  it("count when it leaves, too: a clock that jumps into the night sends nothing before the morning", async () => {
    const { seeker, phone } = await aReachable(masar.ctx);
    await post(masar.ctx, seeker.personId, "late");
    await masar.ctx.setClock(new Date("2027-02-01T23:30:00Z")); // 02:30
    expect(await send()).toMatchObject({ sent: 0, putOff: 1 });
    expect(await keptFor(masar.ctx, phone)).toEqual([]);
    await masar.ctx.setClock(new Date("2027-02-03T05:00:00Z")); // over a whole night
    expect(await send()).toMatchObject({ sent: 1 });
  });

  it("may be the person's own", async () => {
    const { seeker } = await aReachable(masar.ctx);
    const { preferences } = await readReach(masar.ctx, seeker);
    const { mailEnded: _, ...choice } = preferences;
    expectOk(await saveReach(masar.ctx, seeker, { ...choice, quietHours: { from: 10, until: 14 } }));
    await post(masar.ctx, seeker.personId, "noon");
    expect((await deliveriesTo(masar.ctx, seeker.personId))[0]?.dueAt.toISOString()).toBe(
      "2027-02-01T11:00:00.000Z",
    );
  });
});

describe("the day's share", () => {
  it("when used up folds the rest into one text of the next day; nothing is lost", async () => {
    const { seeker, phone } = await aReachable(masar.ctx);
    for (let i = 0; i < 5; i++) {
      await post(masar.ctx, seeker.personId, `many-${i}`);
      await send();
      await later(60_000);
    }
    expect(await keptFor(masar.ctx, phone)).toHaveLength(3);
    expect(await reasons(seeker.personId)).toEqual(["sent", "sent", "sent", "waiting", "waiting"]);
    expect(await unreadMessages(masar.ctx, seeker)).toBe(5);
    await masar.ctx.setClock(new Date("2027-02-02T05:00:00Z"));
    expect(await send()).toMatchObject({ sent: 2 });
    const [digest] = await keptFor(masar.ctx, phone);
    expect(digest?.text).toContain("لديك جديدان");
    expect(await keptFor(masar.ctx, phone)).toHaveLength(4);
    // The digest counts once: two more may leave that day.
    for (let i = 5; i < 8; i++) {
      await post(masar.ctx, seeker.personId, `next-${i}`);
      await send();
    }
    expect(await keptFor(masar.ctx, phone)).toHaveLength(6);
  });
});

describe("what is not sent", () => {
  it("says that there is no telephone and no mailbox", async () => {
    const seeker = await aSeeker(masar.ctx);
    await post(masar.ctx, seeker.personId, "no-phone");
    expect(await send()).toMatchObject({ sent: 0, notSent: 2 });
    expect(await reasons(seeker.personId)).toEqual(["no_phone"]);
    expect(await reasons(seeker.personId, "mail")).toEqual(["no_mail"]);
  });

  it("says that the person is gone, or her accounts are shut", async () => {
    const { seeker } = await aReachable(masar.ctx);
    await post(masar.ctx, seeker.personId, "gone");
    await masar.ctx.sql.query("delete from person where id = $1", [seeker.personId]);
    const account = await createAccount(masar.ctx);
    await post(masar.ctx, account.personId, "shut");
    expectOk(await disableAccount(masar.ctx, system, { accountId: account.accountId }));
    expect(await send()).toMatchObject({ sent: 0, notSent: 4 });
    expect(await reasons(seeker.personId)).toEqual(["person_gone"]);
    expect(await reasons(account.personId, "mail")).toEqual(["account_disabled"]);
  });

  it("says that it is no longer true: the offer was answered meanwhile", async () => {
    const { seeker, phone } = await aReachable(masar.ctx);
    const employer = await anEmployer(masar.ctx);
    const { applicationId, offerId } = await anOffer(
      masar.ctx,
      employer,
      seeker,
      await aVacancy(masar.ctx, employer),
    );
    const params = { applicationId, offerId };
    await post(masar.ctx, seeker.personId, "open", "offer_made", params);
    expect(await send()).toMatchObject({ sent: 1 });
    await post(masar.ctx, seeker.personId, "answered", "offer_made", params);
    expectOk(await turnDownOffer(masar.ctx, seeker, { applicationId, offerId, reason: "distance" }));
    await send();
    expect(await reasons(seeker.personId)).toEqual(["sent", "no_longer_true"]);
    expect(await keptFor(masar.ctx, phone)).toHaveLength(1);
  });

  it("says that it came too late", async () => {
    const { seeker } = await aReachable(masar.ctx);
    await post(masar.ctx, seeker.personId, "old", "offer_reminder");
    await later(3 * DAY_MS);
    await send();
    expect(await reasons(seeker.personId)).toEqual(["expired"]);
  });

  it("goes to the telephone of today when it changed after the posting", async () => {
    const { seeker, phone } = await aReachable(masar.ctx);
    const other = await aReachable(masar.ctx);
    await post(masar.ctx, seeker.personId, "moved");
    const moved = masar.ctx.cipher.encrypt("+966500099999", `person.phone_sealed:${seeker.personId}`);
    await masar.ctx.sql.query("update person set phone_sealed = $2 where id = $1", [seeker.personId, moved]);
    await send();
    expect(await keptFor(masar.ctx, phone)).toEqual([]);
    expect(await keptFor(masar.ctx, "+966500099999")).toHaveLength(1);
    expect(await keptFor(masar.ctx, other.phone)).toEqual([]);
  });

  it("follows a person who was merged into another, with her choices", async () => {
    const [from, into] = [await aReachable(masar.ctx), await aReachable(masar.ctx)];
    await post(masar.ctx, from.seeker.personId, "merged");
    await masar.ctx.sql.query("update person set merged_into_id = $2 where id = $1", [
      from.seeker.personId,
      into.seeker.personId,
    ]);
    await send();
    expect(await keptFor(masar.ctx, into.phone)).toHaveLength(1);
    const { preferences } = await readReach(masar.ctx, from.seeker);
    const { mailEnded: _, ...choice } = preferences;
    expectOk(await saveReach(masar.ctx, from.seeker, { ...choice, smsKinds: [] }));
    const { personId: fromId } = from.seeker;
    expectOk(await moveMessages(masar.ctx, system, { fromId, intoId: into.seeker.personId }));
    expect((await readReach(masar.ctx, into.seeker)).preferences.smsKinds).toEqual([]);
  });
});

describe("staff", () => {
  it("get their own messages by mail, apart from what concerns them as seekers", async () => {
    const account = await createAccount(masar.ctx, { role: "employer" });
    await post(masar.ctx, account.personId, "staff", "employer_application_submitted");
    await post(masar.ctx, account.personId, "own", "hired");
    expect((await readMessages(masar.ctx, account.actor)).items.map(({ code }) => code)).toEqual([
      "employer_application_submitted",
    ]);
    const asSeeker = { ...account.actor, role: "seeker" } as const;
    expect((await readMessages(masar.ctx, asSeeker)).items.map(({ code }) => code)).toEqual(["hired"]);
    await send();
    expect(await reasons(account.personId)).toEqual(["not_wanted", "not_wanted"]);
    const [mail] = await keptFor(masar.ctx, account.login);
    expect(mail?.text).toContain("لديك أمران جديدان");
  });
});

describe("a reminder", () => {
  it("comes once, after the days of the table, while the question is open", async () => {
    const { seeker } = await aReachable(masar.ctx);
    const employer = await anEmployer(masar.ctx);
    const vacancyId = await aVacancy(masar.ctx, employer);
    const { applicationId, offerId } = await anOffer(masar.ctx, employer, seeker, vacancyId);
    const answered = await aReachable(masar.ctx);
    const other = await anOffer(masar.ctx, employer, answered.seeker, vacancyId);
    await post(masar.ctx, seeker.personId, "open", "offer_made", { applicationId, offerId });
    await post(masar.ctx, answered.seeker.personId, "closed", "offer_made", other);
    expectOk(await turnDownOffer(masar.ctx, answered.seeker, { ...other, reason: "wage" }));
    expect(expectOk(await remind(masar.ctx, system))).toEqual({ reminded: 0 });
    await later(2 * DAY_MS + 1);
    expect(expectOk(await remind(masar.ctx, system))).toEqual({ reminded: 1 });
    expect(expectOk(await remind(masar.ctx, system))).toEqual({ reminded: 0 });
    expect((await readMessages(masar.ctx, seeker)).items.map(({ code }) => code)).toEqual([
      "offer_reminder",
      "offer_made",
    ]);
    expect(await remind(masar.ctx, seeker)).toMatchObject({ error: { code: "system_only" } });
  });
});
