import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createSmtpMail } from "#app/engines/mail/smtp-mail.server.ts";
import { createHttpSmsGateway } from "#app/engines/sms/http-sms-gateway.server.ts";
import { startMailServer, startRawServer, startSmsGateway } from "#tests/support/senders.ts";

const open: { stop?(): Promise<void>; close?(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await (each.close ?? each.stop)?.call(each);
});
const keep = <T extends (typeof open)[number]>(it: T): T => {
  open.push(it);
  return it;
};

const LIMITS = { connect: 400, greeting: 400, silence: 400, sending: 900 };
const mailTo = (url: string) => keep(createSmtpMail({ url, from: "Masar <no-reply@masar.example>" }, LIMITS));
const letter = (idempotencyKey: string = randomUUID()) => ({
  to: "somebody@example.org",
  subject: "جديد في مسار",
  text: "لديك جديد في مسار.\n",
  idempotencyKey,
  unsubscribeUrl: "https://masar.example/unsubscribe/abc",
});
const refusing = (code: number) => Object.assign(new Error("no"), { responseCode: code });

describe("a mail", () => {
  it("arrives with a neutral sender, its key as Message-ID, and the way to end mails", async () => {
    const server = keep(await startMailServer());
    const mail = mailTo(server.url);
    const key = randomUUID();
    expect(await mail.send(letter(key))).toEqual({ kind: "sent" });
    expect(server.mails).toMatchObject([
      { from: "no-reply@masar.example", to: "somebody@example.org", messageId: `<${key}@masar.example>` },
    ]);
    const raw = server.mails[0]?.raw ?? "";
    expect(raw).toMatch(/^From: Masar <no-reply@masar\.example>\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/masar\.example\/unsubscribe\/abc>\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(await mail.check()).toContain("127.0.0.1");
  });

  it.each([
    ["a recipient that does not exist", 550, "refused"],
    ["a mailbox that is full for now", 452, "later"],
    ["a server that is busy", 421, "later"],
  ] as const)("to %s (%i) is %s", async (_, code, kind) => {
    const server = keep(
      await startMailServer({ onRcptTo: (_address, _session, done) => done(refusing(code)) }),
    );
    expect(await mailTo(server.url).send(letter())).toMatchObject({ kind, reason: `server_${code}` });
  });

  it("whose sender is not accepted waits: that is the operator's to mend", async () => {
    const server = keep(
      await startMailServer({ onMailFrom: (_address, _session, done) => done(refusing(550)) }),
    );
    expect(await mailTo(server.url).send(letter())).toMatchObject({ kind: "later", reason: "server_550" });
  });

  it("refused after its text is refused for good", async () => {
    const server = keep(
      await startMailServer({
        onData(stream, _session, done) {
          stream.resume();
          stream.on("end", () => done(refusing(554)));
        },
      }),
    );
    expect(await mailTo(server.url).send(letter())).toMatchObject({ kind: "refused", reason: "server_554" });
  });

  it.each([
    ["does not greet", () => undefined],
    ["drips its greeting", (socket: Socket) => void drip(socket)],
  ])("to a server that %s is given up in time", async (_, speak) => {
    const server = keep(await startRawServer(speak));
    const began = performance.now();
    const result = await mailTo(`smtp://127.0.0.1:${server.port}?tls=off`).send(letter());
    expect(result).toMatchObject({ kind: "later", reason: "timed_out" });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it("to a server that hangs in the middle of the text is given up in time", async () => {
    const server = keep(await startMailServer({ onData: (stream) => void stream.resume() }));
    const began = performance.now();
    expect(await mailTo(server.url).send(letter())).toMatchObject({ kind: "later", reason: "timed_out" });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it("whose connection closes in the middle waits, and so does one to nobody", async () => {
    const server = keep(
      await startRawServer((socket) => {
        socket.write("220 hello\r\n");
        socket.on("data", (part) => (part.toString().startsWith("EHLO") ? socket.destroy() : undefined));
      }),
    );
    expect(await mailTo(`smtp://127.0.0.1:${server.port}?tls=off`).send(letter())).toMatchObject({
      kind: "later",
    });
    const nobody = mailTo("smtp://127.0.0.1:1?tls=off");
    expect(await nobody.send(letter())).toMatchObject({ kind: "later", reason: "unreachable" });
    await expect(nobody.check()).rejects.toThrow("SMTP_URL: the server can't be reached");
  });

  it("is not sent in clear to a server without TLS unless the settings say so", async () => {
    const server = keep(await startMailServer());
    const result = await mailTo(server.url.replace("?tls=off", "")).send(letter());
    expect(result.kind).toBe("later");
    expect(server.mails).toEqual([]);
  });
});

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write("220-wait\r\n"), 100);
  socket.on("close", () => clearInterval(timer));
}

describe("an SMS", () => {
  const gatewayAt = (url: string, limitMs = 500) =>
    createHttpSmsGateway({ url, token: "secret-token", sender: "Masar" }, limitMs);
  const sms = (idempotencyKey: string = randomUUID()) => ({
    to: "+966500000001",
    text: "مسار: لديك جديد.",
    idempotencyKey,
  });

  it("is handed over as documented, and once however often", async () => {
    const gateway = keep(await startSmsGateway());
    const message = sms();
    for (let i = 0; i < 3; i++) expect(await gatewayAt(gateway.url).send(message)).toEqual({ kind: "sent" });
    expect([...gateway.messages.values()]).toEqual([
      { to: "+966500000001", text: "مسار: لديك جديد.", sender: "Masar" },
    ]);
    expect(gateway.requests[0]?.headers).toMatchObject({
      authorization: "Bearer secret-token",
      "idempotency-key": message.idempotencyKey,
      "content-type": "application/json; charset=utf-8",
    });
    expect(await gatewayAt(gateway.url).check()).toContain("answers");
  });

  it.each([
    [400, { error: "number_invalid" }, { kind: "refused", reason: "gateway_number_invalid" }],
    [422, { error: "سعاد القحطاني has no phone" }, { kind: "refused", reason: "gateway_422" }],
    [409, {}, { kind: "sent" }],
    [401, {}, { kind: "later", reason: "gateway_401", afterMs: null }],
    [500, {}, { kind: "later", reason: "gateway_500", afterMs: null }],
    [302, {}, { kind: "later", reason: "unreachable", afterMs: null }],
  ])("answered with %i is settled by what that means", async (status, body, result) => {
    const gateway = keep(
      await startSmsGateway((_request, response) => {
        response.writeHead(status, { location: "/elsewhere" }).end(JSON.stringify(body));
        return true;
      }),
    );
    expect(await gatewayAt(gateway.url).send(sms())).toEqual(result);
  });

  it.each([
    ["90", 90_000],
    [new Date("2027-02-01T09:02:00Z").toUTCString(), 120_000],
    ["999999999", 6 * 3_600_000],
    ["soon", null],
  ])("answered with 429 and Retry-After %s waits so long", async (retryAfter, afterMs) => {
    const gateway = keep(
      await startSmsGateway((_request, response) => {
        const date = new Date("2027-02-01T09:00:00Z").toUTCString();
        response.writeHead(429, { "retry-after": retryAfter, date }).end();
        return true;
      }),
    );
    const result = await gatewayAt(gateway.url).send(sms());
    expect(result).toEqual({ kind: "later", reason: "gateway_429", afterMs });
  });

  it("to a gateway that hangs, or to none, is tried later", async () => {
    const gateway = keep(await startSmsGateway(() => true));
    expect(await gatewayAt(gateway.url).send(sms())).toMatchObject({ kind: "later", reason: "timed_out" });
    expect(await gatewayAt("http://127.0.0.1:1/").send(sms())).toMatchObject({
      kind: "later",
      reason: "unreachable",
    });
    await expect(gatewayAt("http://127.0.0.1:1/").check()).rejects.toThrow("can't be reached");
  });
});
