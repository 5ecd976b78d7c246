import {
  Meilisearch,
  MeilisearchApiError,
  type EnqueuedTask,
  type FacetDistribution,
  type FederatedMultiSearchParams,
  type MultiSearchParams,
  type SearchResponse,
  type Settings,
} from "meilisearch";
import { ASKING_MS, openAsking, type MeilisearchAddress } from "./meilisearch-asking.server.ts";
import { differingSettings } from "./meilisearch-settings.ts";
import { RefusedByEngine } from "./search-engine.ts";

const WRITING_MS = 30_000;
const POLL_MS = 25;
const ENDED = new Set(["succeeded", "failed", "canceled"]);

/** How a task of the server ended; `pending` when it has not in time. */
export type TaskEnd = { readonly uid: number; readonly error: string | null; readonly pending: boolean };

/** The calls of a Meilisearch server that the engine makes; each gives up after a while. */
export type MeilisearchServer = ReturnType<typeof openMeilisearch>;

export function openMeilisearch({ url, key, askingMs = ASKING_MS }: MeilisearchAddress) {
  const ask = openAsking({ url, key, askingMs });
  const open = (timeout: number): Meilisearch =>
    new Meilisearch({
      ...{ host: url, timeout, ...(key === null ? {} : { apiKey: key }) },
      // The server compresses in pieces, the last of which waits some 40 ms for the first to be acknowledged.
      requestInit: { headers: { "Accept-Encoding": "identity" } },
    });
  const [client, asking] = [open(WRITING_MS), open(askingMs)];

  /** Follows a task to its end, or until the time is over. */
  async function follow(uid: number, timeoutMs: number): Promise<TaskEnd> {
    const until = performance.now() + timeoutMs;
    for (let pause = POLL_MS; ; pause = Math.min(500, pause * 1.5)) {
      const { status, error } = await client.tasks.getTask(uid);
      if (ENDED.has(status))
        return { uid, error: status === "succeeded" ? null : (error?.message ?? status), pending: false };
      if (performance.now() >= until) return { uid, error: null, pending: true };
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** Follows a task that must succeed. */
  async function done(task: EnqueuedTask, timeoutMs = 120_000): Promise<void> {
    const { error, pending } = await follow(task.taskUid, timeoutMs);
    if (error !== null) throw new Error(`The search server failed at ${task.type}: ${error}`);
    if (pending) throw new Error(`The search server has not finished ${task.type} in ${timeoutMs / 1_000} s`);
  }

  /** Sends the settings that differ from the wanted ones, none when all are as they should be; says how many. */
  async function bringSettings(uid: string, wanted: Settings): Promise<number> {
    const differing = differingSettings(wanted, await client.index(uid).getSettings());
    const count = Object.keys(differing).length;
    if (count > 0) await done(await client.index(uid).updateSettings(differing));
    return count;
  }

  return {
    follow,
    async createIndex(uid: string, settings: Settings): Promise<void> {
      await done(await client.createIndex(uid, { primaryKey: "id" }));
      await bringSettings(uid, settings);
    },
    bringSettings,
    /** Deletes an index; one that is not there is well as well. */
    async deleteIndex(uid: string): Promise<void> {
      await follow((await client.deleteIndex(uid)).taskUid, 120_000);
    },
    async indexes(): Promise<readonly string[]> {
      const { results } = await client.getRawIndexes({ limit: 1_000 });
      return results.map(({ uid }) => uid);
    },
    /** Puts documents into the queue of the server; returns the task's number. */
    async add(uid: string, documents: readonly object[]): Promise<number> {
      const { taskUid } = await client.index(uid).addDocuments([...documents] as Record<string, unknown>[]);
      return taskUid;
    },
    async removeWhere(uid: string, filter: string): Promise<number> {
      const { taskUid } = await client.index(uid).deleteDocuments({ filter });
      return taskUid;
    },
    async fetchWhere(
      uid: string,
      filter: string,
      limit: number,
      offset = 0,
    ): Promise<readonly Record<string, unknown>[]> {
      const { results } = await client.index(uid).getDocuments({ filter, limit, offset });
      return results;
    },
    async search(queries: MultiSearchParams["queries"]): Promise<readonly SearchResponse[]> {
      const answer = await ask("multi-search", { queries }).catch(explain);
      const { results } = (answer ?? {}) as { readonly results?: unknown };
      // Something in between may answer in the server's place.
      if (!Array.isArray(results) || results.length !== queries.length)
        throw new Error("The search server left questions unanswered");
      return results as SearchResponse[];
    },
    /** The hits of several searches in one order, by the values that they are sorted by; each document once. */
    async merged(search: FederatedMultiSearchParams): Promise<SearchResponse> {
      const answer = (await ask("multi-search", search).catch(explain)) as
        Partial<SearchResponse> | undefined;
      if (!Array.isArray(answer?.hits) || answer.estimatedTotalHits === undefined)
        throw new Error("The search server left a question unanswered");
      const facets = Object.values(answer.facetsByIndex ?? {}).map(({ distribution }) => distribution);
      return {
        ...(answer as SearchResponse),
        facetDistribution: Object.assign({}, ...facets) as FacetDistribution,
      };
    },
    /** How many documents have each value of an attribute of few values. */
    async countBy(uid: string, attribute: string): Promise<ReadonlyMap<string, number>> {
      const { facetDistribution } = await client.index(uid).search("", { limit: 0, facets: [attribute] });
      return new Map(Object.entries(facetDistribution?.[attribute] ?? {}));
    },
    /** Waits until nothing of the index is in the server's queue. */
    async idle(uid: string, timeoutMs: number): Promise<void> {
      const until = performance.now() + timeoutMs;
      for (;;) {
        const { total } = await client.tasks.getTasks({
          indexUids: [uid],
          statuses: ["enqueued", "processing"],
          limit: 1,
        });
        if (total === 0) return;
        if (performance.now() >= until) throw new Error(`The search server is still writing ${uid}`);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
    async documents(uid: string): Promise<number> {
      return (await client.index(uid).getStats()).numberOfDocuments;
    },
    async health(): Promise<void> {
      await asking.health();
    },
  };
}

/** A question that the server does not take says nothing about the next one. */
function explain(error: unknown): never {
  if (error instanceof MeilisearchApiError && error.response.status === 400)
    throw new RefusedByEngine(error.message, { cause: error });
  throw error;
}

/** The index is not there, on a server that answers. */
export function isLost(error: unknown): boolean {
  // A search among several is refused for it; what the server said is the cause.
  const said = error instanceof RefusedByEngine ? error.cause : error;
  return said instanceof MeilisearchApiError && said.cause?.code === "index_not_found";
}
