import { createHmac } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isList, isObject, type Json, type JsonObject } from "#tests/support/meilisearch/json.ts";
import { startMeilisearch, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";
import type { TaskStatus } from "#tests/support/meilisearch/tasks.ts";
import { sharedData, sharedDataPresent } from "#tests/support/shared-data.ts";

type Exchange = {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly authorization?: string;
    readonly contentType?: string;
    readonly body?: Json;
  };
  readonly response: { readonly status: number; readonly body?: Json };
};

const folder = path.join(sharedData, "meilisearch-exchanges");
const MASTER_KEY = "master-key-of-the-stand-in";
/** Each run of the server has its own; sizes are those of its files. */
const OF_THE_RUN = new Set(
  "enqueuedAt startedAt finishedAt createdAt updatedAt duration key requestUid processingTimeMs databaseSize usedDatabaseSize rawDocumentDbSize avgDocumentSize progressTrace".split(
    " ",
  ),
);

function comparable(value: Json, name = ""): Json {
  if (OF_THE_RUN.has(name)) return value === null ? null : `<${name}>`;
  if (name === "facetDistribution" && isObject(value))
    // The order of the values is part of the answer.
    return Object.fromEntries(
      Object.entries(value).map(([facet, counts]) => [facet, JSON.stringify(counts)]),
    );
  if (isList(value)) return value.map((each) => comparable(each));
  if (!isObject(value)) return value;
  const all = Object.entries(value).map(([key, each]): [string, Json] => [key, comparable(each, key)]);
  // The unique id of a key is the run's; that of a task is not.
  return Object.fromEntries(
    all.map(([key, each]) => (key === "uid" && "actions" in value ? [key, "<uid>"] : [key, each])),
  );
}

/** Large bodies were not kept: this makes one of the same kind. */
function largeBody(described: string): string {
  const bytes = Number(/\((\d+) bytes\)/.exec(described)?.[1] ?? 0);
  if (bytes > 1_310_720) return " ".repeat(bytes);
  return JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, a: id % 7 })));
}

describe.skipIf(!sharedDataPresent)(
  "the stand-in for Meilisearch, asked what the real server was asked",
  () => {
    let standIn: MeilisearchStandIn;
    const keys = new Map<string, string>();
    const uids = new Map<string, string>();
    beforeAll(async () => {
      standIn = await startMeilisearch({ masterKey: MASTER_KEY, mostBytes: 1_310_720 });
      standIn.pace("manual");
    });
    afterAll(() => standIn.stop());

    function bearer(who: string): string {
      const name = /^Bearer <(.*)>$/.exec(who)?.[1] ?? "";
      if (name === "master key") return MASTER_KEY;
      if (!name.includes("token")) return keys.get(name) ?? "no such key";
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
      const claims = {
        apiKeyUid: uids.get("masar search"),
        searchRules: { "postings_*": { filter: 'visibility = "public"' } },
      };
      const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
      const secret = name === "forged token" ? "another secret" : (keys.get("masar search") ?? "");
      return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
    }

    async function ask({ method, path: asked, authorization, contentType, body }: Exchange["request"]) {
      const at = asked.replace(/^\/keys\/.+/, `/keys/${uids.get("masar search") ?? ""}`);
      const text = typeof body === "string" && body.startsWith("…") ? largeBody(body) : body;
      const response = await fetch(standIn.url + at, {
        method,
        headers: {
          ...(authorization === undefined ? {} : { authorization: `Bearer ${bearer(authorization)}` }),
          ...(contentType === undefined ? {} : { "content-type": contentType }),
        },
        ...(text === undefined
          ? {}
          : { body: Buffer.from(typeof text === "string" ? text : JSON.stringify(text)) }),
      });
      const told = await response.text();
      return { status: response.status, body: told === "" ? undefined : (JSON.parse(told) as JsonObject) };
    }

    /** Tasks go on as far as the real ones had gone. */
    function keepUp({ request, response }: Exchange): void {
      const body = isObject(response.body) ? response.body : {};
      if (/^\/tasks\/\d+$/.test(request.path) && typeof body["uid"] === "number")
        standIn.until(body["uid"], body["status"] as TaskStatus);
    }

    const files = sharedDataPresent ? fs.readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
    it.each(files.sort())("answers as it did: %s", async (file) => {
      const { exchanges } = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as {
        exchanges: readonly Exchange[];
      };
      const different: object[] = [];
      for (const [at, exchange] of exchanges.entries()) {
        keepUp(exchange);
        const { request, response } = exchange;
        const { status, body } = await ask(request);
        if (request.path === "/keys" && request.method === "POST" && status === 201) {
          keys.set(String(body?.["name"]), String(body?.["key"]));
          uids.set(String(body?.["name"]), String(body?.["uid"]));
        }
        const got = comparable([status, body ?? "no body"]);
        const wanted = comparable([response.status, response.body ?? "no body"]);
        if (JSON.stringify(sorted(got)) !== JSON.stringify(sorted(wanted)))
          different.push({ at, request: `${request.method} ${request.path}`, got, wanted });
      }
      expect(different).toEqual([]);
      // What is left in the queue goes its way before the next file, as it did.
      expect(standIn.notImitated).toEqual([]);
    });
    it("replays all there is", () => expect(files.length).toBeGreaterThanOrEqual(13));
  },
);

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
