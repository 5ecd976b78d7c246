import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json, JsonObject } from "#tests/support/meilisearch/json.ts";
import { startMeilisearch, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";

describe("the stand-in for Meilisearch", () => {
  let standIn: MeilisearchStandIn;
  beforeEach(async () => void (standIn = await startMeilisearch()));
  afterEach(() => standIn.stop().catch(() => undefined));

  async function ask(
    method: string,
    path: string,
    body?: Json,
  ): Promise<{ status: number; body: JsonObject }> {
    const response = await fetch(standIn.url + path, {
      method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(2_000),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? {} : (JSON.parse(text) as JsonObject) };
  }
  async function task(method: string, path: string, body: Json): Promise<JsonObject> {
    const { body: summary } = await ask(method, path, body);
    const uid = Number(summary["taskUid"]);
    standIn.until(uid, "succeeded");
    return (await ask("GET", `/tasks/${uid}`)).body;
  }
  const documents = async (): Promise<Json | undefined> =>
    (await ask("GET", "/indexes/jobs/stats")).body["numberOfDocuments"];

  it("refuses what it doesn't imitate, loudly, and remembers it", async () => {
    expect((await ask("POST", "/dumps")).status).toBe(501);
    expect((await ask("GET", "/indexes/jobs/settings/synonyms")).status).toBe(501);
    expect((await ask("POST", "/multi-search", { queries: [{ indexUid: "a", hybrid: {} }] })).status).toBe(
      501,
    );
    expect(standIn.notImitated).toHaveLength(3);
  });

  it("fails every task of a batch in which one document has a bad place", async () => {
    standIn.pace("manual");
    await task("POST", "/indexes", { uid: "jobs", primaryKey: "id" });
    await task("PATCH", "/indexes/jobs/settings", { filterableAttributes: ["_geo"] });
    const { body: good } = await ask("POST", "/indexes/jobs/documents", [{ id: 1 }]);
    const bad = await task("POST", "/indexes/jobs/documents", [{ id: 2, _geo: { lat: 1 } }]);
    expect(bad).toMatchObject({ status: "failed", error: { code: "invalid_document_geo_field" } });
    expect((await ask("GET", `/tasks/${String(good["taskUid"])}`)).body).toMatchObject({
      status: "failed",
      batchUid: bad["batchUid"],
    });
    expect(await documents()).toBe(0);
  });

  it("removes by filter only after what was added before it", async () => {
    standIn.pace("manual");
    await task("POST", "/indexes", { uid: "jobs", primaryKey: "id" });
    await task("PATCH", "/indexes/jobs/settings", { filterableAttributes: ["city"] });
    await ask("POST", "/indexes/jobs/documents", [{ id: 1, city: "a" }]);
    const removal = await task("POST", "/indexes/jobs/documents/delete", { filter: "city = a" });
    expect(removal).toMatchObject({ details: { deletedDocuments: 1 } });
    expect(await documents()).toBe(0);
  });

  it("counts exactly with pages, and estimates without", async () => {
    await task("POST", "/indexes", { uid: "jobs", primaryKey: "id" });
    await task("PATCH", "/indexes/jobs/settings", {
      distinctAttribute: "job",
      filterableAttributes: ["job"],
    });
    const places = [1, 2, 3, 4].map((id) => ({ id, job: id < 4 ? "x" : "y" }));
    await task("POST", "/indexes/jobs/documents", places);
    const { body: estimate } = await ask("POST", "/indexes/jobs/search", { limit: 0 });
    const { body: exact } = await ask("POST", "/indexes/jobs/search", { page: 1, facets: ["job"] });
    expect([estimate["estimatedTotalHits"], exact["totalHits"]]).toEqual([4, 2]);
    expect(exact["facetDistribution"]).toEqual({ job: { x: 1, y: 1 } });
  });

  it("can hang, fail and hang up, and recover", async () => {
    standIn.behave("fails");
    expect((await ask("GET", "/health")).status).toBe(500);
    standIn.behave("hangsUp");
    await expect(ask("GET", "/health")).rejects.toThrow();
    standIn.behave("hangs");
    await expect(ask("GET", "/health")).rejects.toThrow("timeout");
    standIn.behave("answers");
    expect((await ask("GET", "/health")).status).toBe(200);
  });

  it("can take its time with tasks, and fail the next batch", async () => {
    standIn.pace({ delayMs: 60_000 });
    const { body } = await ask("POST", "/indexes/jobs/documents", [{ id: 1 }]);
    expect((await ask("GET", `/tasks/${String(body["taskUid"])}`)).body["status"]).toBe("enqueued");
    standIn.failNextBatch("No space is left");
    standIn.until(Number(body["taskUid"]), "succeeded");
    expect((await ask("GET", `/tasks/${String(body["taskUid"])}`)).body).toMatchObject({
      status: "failed",
      error: { message: "No space is left" },
    });
    expect(await task("POST", "/indexes/jobs/documents", [{ id: 1 }])).toMatchObject({ status: "succeeded" });
  });

  it("keeps its data while it is stopped, and listens at the same address again", async () => {
    await task("POST", "/indexes/jobs/documents", [{ id: 1 }]);
    await standIn.stop();
    await expect(ask("GET", "/health")).rejects.toThrow();
    await standIn.start();
    expect(await documents()).toBe(1);
  });
});
