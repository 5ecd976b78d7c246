import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import net, { type AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

const listening = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

export type ReceivedMail = {
  readonly from: string;
  readonly to: string;
  /** The whole letter: headers, empty line, text as encoded. */
  readonly raw: string;
  readonly messageId: string;
};

/** A mail server that keeps what it accepts; `options` make it misbehave. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      let raw = "";
      stream.on("data", (part: Buffer) => (raw += part.toString()));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo[0]?.address ?? "",
          raw,
          messageId: /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? "",
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    mails,
    url: `smtp://127.0.0.1:${listening(server.server)}?tls=off`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Accepts connections and says what `speak` says: a server that hangs, drips or closes in the middle. */
export async function startRawServer(speak: (socket: net.Socket) => void) {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    speak(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: listening(server),
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

export type ReceivedSms = { readonly to: string; readonly text: string; readonly sender: string };
export type GatewayRequest = {
  readonly headers: IncomingHttpHeaders;
  readonly key: string;
  readonly body: ReceivedSms;
};

/**
 * An SMS gateway as docs/formats/sms-gateway.md describes it: a key it knows is accepted again and sends nothing.
 * `answer` may answer instead; it returns false where the gateway shall behave.
 */
export async function startSmsGateway(
  answer: (request: GatewayRequest, response: ServerResponse) => boolean = () => false,
) {
  const requests: GatewayRequest[] = [];
  const messages = new Map<string, ReceivedSms>();
  const state = { answer };
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (part: Buffer) => (text += part.toString()));
    request.on("end", () => {
      if (request.method === "GET") return void response.writeHead(204).end();
      const key = String(request.headers["idempotency-key"]);
      const received = { headers: request.headers, key, body: JSON.parse(text) as ReceivedSms };
      requests.push(received);
      if (state.answer(received, response)) return;
      const known = messages.has(key);
      if (!known) messages.set(key, received.body);
      response.writeHead(known ? 200 : 202, { "content-type": "application/json" }).end('{"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    requests,
    /** By key: what went out to phones. */
    messages,
    url: `http://127.0.0.1:${listening(server)}/messages`,
    /** Behaves otherwise from now on. */
    behave(next: typeof answer): void {
      state.answer = next;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
