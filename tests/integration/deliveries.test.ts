import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compose, type Composition } from "#app/composition.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { findPauses } from "#app/domain/messages/channels.store.server.ts";
import { MESSAGE_KINDS } from "#app/domain/messages/message.ts";
import { readFigures } from "#app/domain/messages/read-figures.server.ts";
import { saveReach } from "#app/domain/messages/save-reach.server.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { officeMember } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aReachable, deliveriesTo, post } from "#tests/support/messages.ts";
import { startMailServer, startRawServer, startSmsGateway } from "#tests/support/senders.ts";
import { environmentOf, startProcess } from "#tests/support/site.ts";

const masar = useMasar();
const MINUTE_MS = 60_000;
const FROM = "Masar <no-reply@masar.example>";

let gateway: Awaited<ReturnType<typeof startSmsGateway>>;
let server: Awaited<ReturnType<typeof startMailServer>>;
let open: Composition;
const ctx = (): Ctx => open.ctx;
const senders = () => ({
  smtp: { url: server.url, from: FROM },
  sms: { url: gateway.url, token: "token", sender: "Masar" },
});

beforeAll(async () => {
  [gateway, server] = await Promise.all([startSmsGateway(), startMailServer()]);
  open = await compose({ ...masar.configuration, ...senders() }, { process: "test" });
});
afterAll(async () => {
  await open.close();
  await Promise.all([gateway.stop(), server.stop()]);
});

// 12:00 in Riyadh.
beforeEach(async () => {
  await masar.ctx.setClock(new Date("2027-02-01T09:00:00Z"));
  await masar.ctx.sql.query("delete from message");
  await masar.ctx.sql.query("delete from message_channel");
  gateway.behave(() => false);
  gateway.messages.clear();
  gateway.requests.length = 0;
  server.mails.length = 0;
});

const later = (ms: number): Promise<void> => ctx().setClock(new Date(ctx().clock.now().getTime() + ms));
const answerWith =
  (status: number, headers: Record<string, string> = {}): Parameters<typeof gateway.behave>[0] =>
  (_request, response) => {
    response.writeHead(status, headers).end("{}");
    return true;
  };

describe("an SMS gateway", () => {
  it("that answers 500 for an hour gets every message once when it is back", async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => aReachable(ctx())));
    for (const { seeker, phone } of people) await post(ctx(), seeker.personId, `hour-${phone}`);
    gateway.behave(answerWith(500));
    for (let minute = 0; minute < 60; minute++) {
      await sendDueDeliveries(ctx());
      await later(MINUTE_MS);
    }
    expect(gateway.messages.size).toBe(0);
    // It was left alone for longer and longer: not asked thirty times a minute.
    expect(gateway.requests.length).toBeLessThan(120);
    expect((await findPauses(ctx().sql))[0]).toMatchObject({ channel: "sms", reason: "gateway_500" });
    gateway.behave(() => false);
    for (let minute = 0; minute < 400 && gateway.messages.size < 30; minute += 5) {
      await sendDueDeliveries(ctx());
      await later(5 * MINUTE_MS);
    }
    expect([...gateway.messages.values()].map(({ to }) => to).sort()).toEqual(
      people.map(({ phone }) => phone).sort(),
    );
    const states = await Promise.all(people.map(({ seeker }) => deliveriesTo(ctx(), seeker.personId)));
    expect(new Set(states.flat().map(({ status }) => status))).toEqual(new Set(["sent"]));
    expect(await findPauses(ctx().sql)).toEqual([]);
  });

  it("that asks for a pause is left alone for so long, by everybody", async () => {
    const [first, second] = [await aReachable(ctx()), await aReachable(ctx())];
    await post(ctx(), first.seeker.personId, "first");
    gateway.behave(answerWith(429, { "retry-after": "1200" }));
    await sendDueDeliveries(ctx());
    gateway.behave(() => false);
    await post(ctx(), second.seeker.personId, "second");
    await later(19 * MINUTE_MS);
    await sendDueDeliveries(ctx());
    expect(gateway.requests).toHaveLength(1);
    await later(2 * MINUTE_MS);
    expect(await sendDueDeliveries(ctx())).toMatchObject({ sent: 2 });
  });

  it("that refuses a number is believed, with its reason, and the rest goes on", async () => {
    const [wrong, right] = [await aReachable(ctx()), await aReachable(ctx())];
    await post(ctx(), wrong.seeker.personId, "wrong");
    await post(ctx(), right.seeker.personId, "right");
    gateway.behave((request, response) => {
      if (request.body.to !== wrong.phone) return false;
      response.writeHead(400).end('{"error":"number_invalid"}');
      return true;
    });
    expect(await sendDueDeliveries(ctx())).toMatchObject({ sent: 1, notSent: 3 });
    expect(await deliveriesTo(ctx(), wrong.seeker.personId)).toMatchObject([
      { status: "not_sent", reason: "refused", problem: "gateway_number_invalid" },
    ]);
    await later(24 * 60 * MINUTE_MS);
    await sendDueDeliveries(ctx());
    expect(gateway.requests).toHaveLength(2);
  });
});

describe("a row that can't be read", () => {
  it("holds up nobody, and leaves when its key is back", async () => {
    const [first, second] = [await aReachable(ctx()), await aReachable(ctx())];
    for (const { seeker, phone } of [first, second]) await post(ctx(), seeker.personId, `key-${phone}`);
    const sealed = `select phone_sealed as sealed from person where id = $1`;
    const [kept] = await ctx().sql.query<{ sealed: string }>(sealed, [first.seeker.personId]);
    const put = (text: string | undefined) =>
      ctx().sql.query("update person set phone_sealed = $2 where id = $1", [first.seeker.personId, text]);
    await put("v1.gone.AAAA");
    expect(await sendDueDeliveries(ctx())).toMatchObject({ sent: 1, failed: 2 });
    expect([...gateway.messages.values()].map(({ to }) => to)).toEqual([second.phone]);
    expect(await deliveriesTo(ctx(), first.seeker.personId)).toMatchObject([
      { status: "waiting", problem: "unreadable", attempts: 1 },
    ]);
    await put(kept?.sealed);
    await later(2 * MINUTE_MS);
    expect(await sendDueDeliveries(ctx())).toMatchObject({ sent: 1, failed: 0 });
  });
});

describe("a mail server that hangs", () => {
  it("holds up no SMS and no transaction, and its mails leave when it is back", async () => {
    const hanging = await startRawServer(() => undefined);
    const slow = await compose(
      {
        ...masar.configuration,
        ...senders(),
        smtp: { url: `smtp://127.0.0.1:${hanging.port}?tls=off`, from: FROM },
      },
      { process: "test" },
    );
    try {
      const { seeker } = await aReachable(ctx(), { email: "hang@example.org" });
      await post(ctx(), seeker.personId, "hang");
      const sending = sendDueDeliveries(slow.ctx);
      for (let tries = 0; gateway.messages.size === 0 && tries < 100; tries++) await sleep(50);
      expect(gateway.messages.size).toBe(1);
      await sleep(200);
      const [held] = await masar.ctx.sql.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`,
      );
      expect(held?.n).toBe(0);
      expect(await deliveriesTo(ctx(), seeker.personId, "mail")).toMatchObject([{ status: "sending" }]);
      expect(await sending).toMatchObject({ sent: 1, failed: 1 });
      await later(2 * MINUTE_MS);
      expect(await sendDueDeliveries(ctx())).toMatchObject({ sent: 1 });
      expect(server.mails.map(({ to }) => to)).toEqual(["hang@example.org"]);
    } finally {
      await slow.close();
      await hanging.stop();
    }
  });
});

describe("the figures of what was not sent yet", () => {
  it("say of each message what it waits for, and with which answer the other side refused", async () => {
    const admin = { ...officeMember(ctx(), "officer"), role: "administrator" } as const;
    const figures = async () => expectOk(await readFigures(ctx(), admin));
    // The gateway fails for two, a third has chosen to be left alone until 14:00.
    const refused = [await aReachable(ctx()), await aReachable(ctx())];
    const alone = await aReachable(ctx());
    for (const { seeker } of refused) await post(ctx(), seeker.personId, `refused-${seeker.personId}`);
    const quiet = {
      smsKinds: [...MESSAGE_KINDS],
      mailKinds: [],
      language: null,
      quietHours: { from: 10, until: 14 },
      smsCap: 3,
      mailCap: 3,
    };
    expectOk(await saveReach(ctx(), alone.seeker, quiet));
    await post(ctx(), alone.seeker.personId, "alone");
    gateway.behave(answerWith(500));
    await sendDueDeliveries(ctx());
    gateway.behave(() => false);
    const due = await aReachable(ctx());
    await post(ctx(), due.seeker.personId, "due");
    const waiting = async () =>
      (await figures()).counts
        .filter(({ channel, status }) => channel === "sms" && status === "waiting")
        .map(({ waitsFor, problem, n }) => [waitsFor, problem, n])
        .toSorted();
    expect(await waiting()).toEqual([
      ["due", null, 1],
      ["hours", null, 1],
      ["retry", "gateway_500", 2],
    ]);
    const { overdue } = await figures();
    expect(overdue.filter(({ channel }) => channel === "sms")).toMatchObject([{ n: 1 }]);
    // An hour later the two are due again, and keep the answer that they got; at 14:00 so is the third.
    await later(60 * MINUTE_MS);
    expect(await waiting()).toEqual([
      ["due", null, 1],
      ["due", "gateway_500", 2],
      ["hours", null, 1],
    ]);
    await later(60 * MINUTE_MS);
    await sendDueDeliveries(ctx());
    expect(await waiting()).toEqual([]);
    const texts = (await figures()).counts.filter(({ channel }) => channel === "sms");
    expect(texts).toMatchObject([{ status: "sent", reason: null, waitsFor: null, n: 4 }]);
    expect((await figures()).pauses).toEqual([]);
  });

  it("are the administrators' alone", async () => {
    const { seeker } = await aReachable(ctx());
    for (const actor of [seeker, officeMember(ctx(), "officer"), officeMember(ctx(), "supervisor")])
      expect(await readFigures(ctx(), actor)).toMatchObject({ error: { kind: "denial" } });
  });
});

describe("a worker killed in the middle", () => {
  it("loses nothing: what it held is sent by the next under the same key when the lease is over", async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => aReachable(ctx())));
    for (const { seeker, phone } of people) {
      await post(ctx(), seeker.personId, `a-${phone}`);
      await post(ctx(), seeker.personId, `b-${phone}`);
    }
    // Takes the message and never answers: the worker can't know whether it left.
    gateway.behave((request) => {
      gateway.messages.set(request.key, request.body);
      return true;
    });
    const worker = startProcess(
      "workers/main.ts",
      environmentOf(masar.configuration, { SMS_URL: gateway.url, SMS_TOKEN: "token" }),
    );
    for (let tries = 0; gateway.requests.length < 5 && tries < 600; tries++) await sleep(50);
    expect(gateway.requests.length, worker.output()).toBeGreaterThanOrEqual(5);
    worker.kill("SIGKILL");
    await worker.ended;
    const taken = new Set(gateway.messages.keys());
    gateway.behave(() => false);
    await masar.ctx.setClock(new Date("2027-02-01T09:05:00Z"));

    expect(await sendDueDeliveries(ctx())).toMatchObject({ sent: 0 });
    await masar.ctx.sql.query(
      "update message_delivery set lease_until = lease_until - interval '10 minutes'",
    );
    expect(await sendDueDeliveries(ctx())).toMatchObject({ sent: 40 });
    const again = gateway.requests.slice(-20).map(({ key }) => key);
    expect([...taken].every((key) => again.includes(key))).toBe(true);
    // What arrived at telephones: one text each, with both messages counted.
    expect([...gateway.messages.values()].map(({ to }) => to).sort()).toEqual(
      people.map(({ phone }) => phone).sort(),
    );
    for (const { text } of gateway.messages.values()) expect(text).toContain("لديك جديدان");
    const states = await Promise.all(people.map(({ seeker }) => deliveriesTo(ctx(), seeker.personId)));
    expect(new Set(states.flat().map(({ status }) => status))).toEqual(new Set(["sent"]));
  });
});
