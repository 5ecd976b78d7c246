import http from "node:http";
import type { AddressInfo } from "node:net";
import type { JsonObject } from "./json.ts";
import { Keys } from "./keys.ts";
import { NotImitated, Refusal } from "./refusal.ts";
import { answer, type Answer, type State } from "./routes.ts";
import { TaskQueue, type Pace } from "./task-queue.ts";
import { performBatch, type Failing, type Indexes } from "./task-work.ts";
import type { TaskStatus } from "./tasks.ts";

/** How it answers: as it should, never, with an error of the server, by hanging up, byte by byte, or in broken JSON. */
export type Manner = "answers" | "hangs" | "fails" | "hangsUp" | "trickles" | "babbles";

const MOST_BYTES = 100 * 1_024 * 1_024;

/** A stand-in for a Meilisearch 1.50.0 server, in this process. */
export type MeilisearchStandIn = {
  readonly url: string;
  readonly masterKey: string | null;
  /** Requests that it was asked for and that it does not imitate. */
  readonly notImitated: readonly string[];
  behave(manner: Manner): void;
  /** How long each step of a task takes; `manual` ones go on by `until` only. */
  pace(pace: Pace): void;
  /** Goes on with tasks until this one is in this state. */
  until(taskUid: number, status: TaskStatus): void;
  failNextBatch(message: string): void;
  /** Documents that the server does not take, alone or with others in their batch; for no reason it can foretell. */
  refuse(isRefused: ((document: JsonObject) => boolean) | null): void;
  /** Loses everything, as when it is started on an empty folder. */
  wipe(): void;
  /** Stops listening and working; indexes, tasks and keys stay. */
  stop(): Promise<void>;
  /** Listens again, at the same address. */
  start(): Promise<void>;
};

export async function startMeilisearch(
  options: { readonly masterKey?: string; readonly mostBytes?: number } = {},
): Promise<MeilisearchStandIn> {
  const masterKey = options.masterKey ?? null;
  const indexes: Indexes = new Map();
  const failing: Failing = { nextBatch: null, documents: null };
  const queue: TaskQueue = new TaskQueue(
    (batch) => performBatch(batch, indexes, queue.tasks, failing),
    (uid) => (indexes.has(uid) ? (indexes.get(uid)?.primaryKey ?? null) : undefined),
  );
  const state: State = { indexes, queue, keys: new Keys(masterKey) };
  const notImitated: string[] = [];
  let manner: Manner = "answers";
  let port = 0;

  const server = http.createServer((request, response) => {
    if (manner === "hangs") return;
    if (manner === "hangsUp") {
      request.socket.destroy();
      return;
    }
    void readBody(request, options.mostBytes ?? MOST_BYTES).then((body) => {
      const { status, body: told } = manner === "fails" ? internal() : handle(request, body);
      const text = told === undefined ? "" : JSON.stringify(told);
      if (manner === "trickles") return trickle(response, text);
      if (manner === "babbles") return void response.writeHead(200).end(text.slice(0, text.length / 2));
      if (told === undefined) response.writeHead(status).end();
      else response.writeHead(status, { "content-type": "application/json" }).end(text);
    });
  });

  function handle(request: http.IncomingMessage, body: string | null): Answer {
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const { authorization, "content-type": contentType } = request.headers;
    try {
      if (body === null) throw tooLarge(options.mostBytes ?? MOST_BYTES);
      return answer(state, { method: request.method ?? "", path, query, authorization, contentType, body });
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      if (!(error instanceof NotImitated)) throw error;
      notImitated.push(error.message);
      return { status: 501, body: error.body };
    }
  }

  async function start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
    port = (server.address() as AddressInfo).port;
    queue.wake();
  }
  async function stop(): Promise<void> {
    queue.sleep();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
  await start();

  return {
    url: `http://127.0.0.1:${port}`,
    masterKey,
    notImitated,
    behave: (next) => void (manner = next),
    pace(pace) {
      queue.sleep();
      queue.pace = pace;
      queue.wake();
    },
    until: (uid, status) => queue.until(uid, status),
    failNextBatch: (message) => void (failing.nextBatch = message),
    refuse: (isRefused) => void (failing.documents = isRefused),
    wipe: () => indexes.clear(),
    stop,
    start,
  };
}

/** One byte a second: the connection lives, the answer never comes. */
function trickle(response: http.ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "application/json" });
  let at = 0;
  const timer = setInterval(() => {
    if (response.destroyed || at >= text.length) return clearInterval(timer);
    response.write(text.slice(at, ++at));
  }, 1_000);
  timer.unref();
}

/** The whole body, or null when it is too large. */
async function readBody(request: http.IncomingMessage, mostBytes: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= mostBytes) parts.push(part);
  }
  return bytes > mostBytes ? null : Buffer.concat(parts).toString();
}

function tooLarge(mostBytes: number): Refusal {
  const units = [
    ["GiB", 1_024 ** 3],
    ["MiB", 1_024 ** 2],
    ["KiB", 1_024],
    ["B", 1],
  ] as const;
  const [unit, size] = units.find(([, each]) => mostBytes >= each) ?? units[3];
  return new Refusal(
    "payload_too_large",
    `The provided payload reached the size limit. The maximum accepted payload size is ${mostBytes / size} ${unit}.`,
  );
}

const internal = (): Answer => ({
  status: 500,
  body: new Refusal("internal", "An internal error has occurred.").body,
});
