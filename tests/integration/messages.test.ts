import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { MESSAGE_CODES } from "#app/domain/messages/message.ts";
import { postMessage } from "#app/domain/messages/post-message.server.ts";
import { readMessages, unreadMessages } from "#app/domain/messages/read-messages.server.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker } from "#tests/support/marketplace.ts";

const masar = useMasar();
let phones = 0;
const NAME = "سعاد القحطاني";
const NATIONAL_ID = "1077777777";

const withPhone = async (more: { nationalId?: string } = {}) => {
  const phone = `+9665000${String(++phones).padStart(5, "0")}`;
  return { phone, seeker: await aSeeker(masar.ctx, { fullName: NAME, phone, ...more }) };
};

const post = (personId: string, key: string, code: MessageCode = "offer_made"): Promise<void> =>
  postMessage(masar.ctx, { personId, country: "SA", code, params: {}, link: "/my/applications/1", key });

const deliveries = (personId: string) =>
  masar.ctx.sql.query<{ status: string; reason: string | null; dueAt: Date; sentAt: Date | null }>(
    `select d.status, d.not_sent_reason as reason, d.due_at as "dueAt", d.sent_at as "sentAt"
       from message_delivery d join message m on m.id = d.message_id where m.person_id = $1 order by m.created_at, d.id`,
    [personId],
  );

const smsTo = async (phone: string) => {
  const sent = (await masar.ctx.sent?.list(1_000)) ?? [];
  return sent.filter(({ channel, to }) => channel === "sms" && to === phone);
};

// 12:00 in Riyadh.
beforeEach(async () => {
  await masar.ctx.setClock(new Date("2027-02-01T09:00:00Z"));
  await masar.ctx.sql.query("delete from message");
});

describe("a message", () => {
  it("is in the inbox at once and once, whoever repeats it", async () => {
    const { seeker } = await withPhone();
    await Promise.all(Array.from({ length: 6 }, () => post(seeker.personId, "event-1")));
    expect(await unreadMessages(masar.ctx, seeker)).toBe(1);
    expect(await deliveries(seeker.personId)).toHaveLength(1);
    expect(await readMessages(masar.ctx, seeker)).toMatchObject([{ code: "offer_made", readAt: null }]);
    expect(await unreadMessages(masar.ctx, seeker)).toBe(0);
  });

  it("leaves as an SMS that tells nothing about the person", async () => {
    const { seeker, phone } = await withPhone({ nationalId: NATIONAL_ID });
    for (const code of MESSAGE_CODES) {
      await post(seeker.personId, `all-${code}`, code);
      await masar.ctx.setClock(new Date(masar.ctx.clock.now().getTime() + 86_400_000));
      expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 1 });
    }
    const texts = (await smsTo(phone)).map(({ text }) => text);
    expect(texts).toHaveLength(MESSAGE_CODES.length);
    // Every message says the same: that there is something new.
    expect(new Set(texts).size).toBe(1);
    const [text = ""] = texts;
    expect(text).toContain("/my/messages");
    for (const private_ of [NAME, ...NAME.split(" "), NATIONAL_ID, phone, seeker.personId])
      expect(text).not.toContain(private_);
    expect(text).not.toMatch(/عرض|مزاي|ضمان|وظيف|benefit|offer/i);
  });

  it("is sent once although two workers send at once", async () => {
    const { seeker, phone } = await withPhone();
    await post(seeker.personId, "one");
    const counts = await Promise.all([sendDueDeliveries(masar.ctx), sendDueDeliveries(masar.ctx)]);
    expect(counts.reduce((total, { sent }) => total + sent, 0)).toBe(1);
    expect(await smsTo(phone)).toHaveLength(1);
  });
});

describe("quiet hours", () => {
  it("hold an SMS of the evening until eight", async () => {
    const { seeker, phone } = await withPhone();
    await masar.ctx.setClock(new Date("2027-02-01T19:00:00Z")); // 22:00
    await post(seeker.personId, "evening");
    expect((await deliveries(seeker.personId))[0]?.dueAt.toISOString()).toBe("2027-02-02T05:00:00.000Z");
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 0 });
    await masar.ctx.setClock(new Date("2027-02-02T05:00:01Z"));
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 1 });
    expect(await smsTo(phone)).toHaveLength(1);
  });

  it("count when it leaves, too: a worker that was away sends nothing at night", async () => {
    const { seeker, phone } = await withPhone();
    await post(seeker.personId, "late");
    await masar.ctx.setClock(new Date("2027-02-01T23:30:00Z")); // 02:30
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 0, putOff: 1 });
    expect(await smsTo(phone)).toEqual([]);
    await masar.ctx.setClock(new Date("2027-02-02T05:00:00Z"));
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 1 });
  });
});

describe("what is not sent", () => {
  it("says that the day had its share, and the next day has its own", async () => {
    const { seeker, phone } = await withPhone();
    for (let i = 0; i < 5; i++) await post(seeker.personId, `many-${i}`);
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 3, notSent: 2 });
    const reasons = (await deliveries(seeker.personId)).map(({ status, reason }) => reason ?? status);
    expect(reasons.sort()).toEqual(["daily_cap", "daily_cap", "sent", "sent", "sent"]);
    expect(await unreadMessages(masar.ctx, seeker)).toBe(5);
    await masar.ctx.setClock(new Date("2027-02-02T10:00:00Z"));
    await post(seeker.personId, "next-day");
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 1 });
    expect(await smsTo(phone)).toHaveLength(4);
  });

  it("says that there is no phone", async () => {
    const seeker = await aSeeker(masar.ctx);
    await post(seeker.personId, "no-phone");
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 0, notSent: 1 });
    expect(await deliveries(seeker.personId)).toMatchObject([
      { status: "not_sent", reason: "no_phone", sentAt: null },
    ]);
  });
});

describe("an SMS that cannot be sent", () => {
  it("is tried later and holds up nobody", async () => {
    const [first, second] = [await withPhone(), await withPhone()];
    await post(first.seeker.personId, "unreadable");
    await post(second.seeker.personId, "readable");
    const [kept] = await masar.ctx.sql.query<{ sealed: string }>(
      "select phone_sealed as sealed from person where id = $1",
      [first.seeker.personId],
    );
    await masar.ctx.sql.query("update person set phone_sealed = 'v1.gone.AAAA' where id = $1", [
      first.seeker.personId,
    ]);
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 1, failed: 1 });
    expect(await smsTo(second.phone)).toHaveLength(1);
    expect(await deliveries(first.seeker.personId)).toMatchObject([{ status: "waiting" }]);
    await masar.ctx.sql.query("update person set phone_sealed = $2 where id = $1", [
      first.seeker.personId,
      kept?.sealed,
    ]);
    await masar.ctx.setClock(new Date("2027-02-01T09:11:00Z"));
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 1, failed: 0 });
  });

  it("goes out again when its sender is back, under the same key", async () => {
    const { seeker, phone } = await withPhone();
    await post(seeker.personId, "gateway");
    const keys: string[] = [];
    const away: Ctx = {
      ...masar.ctx,
      sms: {
        send: async ({ idempotencyKey }) => {
          keys.push(idempotencyKey);
          throw new Error("gateway away");
        },
      },
    };
    expect(await sendDueDeliveries(away)).toMatchObject({ sent: 0, failed: 1 });
    expect(await smsTo(phone)).toEqual([]);
    await masar.ctx.setClock(new Date("2027-02-01T09:11:00Z"));
    expect(await sendDueDeliveries(masar.ctx)).toMatchObject({ sent: 1 });
    expect(keys).toHaveLength(1);
    expect(await smsTo(phone)).toHaveLength(1);
  });
});
