import http from "node:http";
import https from "node:https";
import { MeilisearchApiError, type MeilisearchErrorResponse } from "meilisearch";

export type MeilisearchAddress = {
  readonly url: string;
  readonly key: string | null;
  /** How long a searcher waits for an answer. */
  readonly askingMs?: number;
};

/** A searcher does not wait for a server that hangs. */
export const ASKING_MS = 1_500;

type Answer = { readonly status: number; readonly text: string };

/**
 * Asks the server on connections that stay open, past the client's `fetch`, which costs twice as much time of this process
 * and is most of what a searcher waits for beside the server. Gives up after `askingMs`, however much has come by then.
 */
export function openAsking({ url, key, askingMs = ASKING_MS }: MeilisearchAddress) {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  const transport = base.protocol === "https:" ? https : http;
  const agent = new transport.Agent({ keepAlive: true });

  function once(target: URL, body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = transport.request(target, {
        ...{ method: "POST", agent },
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...{ "content-type": "application/json", "content-length": Buffer.byteLength(body) },
          // The server compresses in pieces, the last of which waits some 40 ms for the first to be acknowledged.
          "accept-encoding": "identity",
        },
      });
      const patience = setTimeout(
        () => request.destroy(new Error(`no answer within ${askingMs} ms`)),
        askingMs,
      );
      const fail = (error: Error): void => {
        clearTimeout(patience);
        reject(isStale(request, error) ? new StaleConnection() : error);
      };
      request.once("error", fail);
      request.once("response", (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.once("error", fail);
        response.once("end", () => {
          clearTimeout(patience);
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() });
        });
      });
      request.end(body);
    });
  }

  return async function ask(path: string, question: object): Promise<unknown> {
    const target = new URL(path, base);
    const body = JSON.stringify(question);
    try {
      const { status, text } = await once(target, body).catch((error: unknown) => {
        // Questions change nothing, so they may be asked twice.
        if (error instanceof StaleConnection) return once(target, body);
        throw error;
      });
      const said: unknown = text === "" ? undefined : JSON.parse(text);
      if (status >= 200 && status < 300) return said;
      throw new MeilisearchApiError(new Response(null, { status }), said as MeilisearchErrorResponse);
    } catch (error) {
      if (error instanceof MeilisearchApiError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Request to ${target.href} has failed: ${reason}`, { cause: error });
    }
  };
}

/** The server closed a connection that was waiting for the next question. */
class StaleConnection extends Error {
  override readonly name = "StaleConnection";
}
const isStale = (request: http.ClientRequest, error: Error): boolean =>
  request.reusedSocket && "code" in error && error.code === "ECONNRESET";
