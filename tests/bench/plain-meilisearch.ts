import type { PlaceDirectory } from "#app/domain/search/place-directory.ts";
import type { Posting } from "#app/domain/search/posting.ts";
import { openAsking } from "#app/engines/search/meilisearch-asking.server.ts";
import type { BenchSearch } from "./search-queries.ts";

const INDEX = "masar_bench_plain";
const POLL_MS = 200;
const ARABIC = ["ara"];

type Address = { readonly url: string; readonly key: string | null };
type Answer = {
  readonly taskUid?: number;
  readonly status?: string;
  readonly error?: unknown;
  readonly usedDatabaseSize?: number;
};

async function askPlainly(
  { url, key }: Address,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      "content-type": "application/json",
      "accept-encoding": "identity",
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

/** What all indexes of the server take on its disk, in bytes, without what it keeps free. */
export const usedBy = async (address: Address): Promise<number> =>
  (await askPlainly(address, "GET", "/stats")).usedDatabaseSize ?? 0;

/**
 * The same texts on a Meilisearch server by itself, asked over plain HTTP: its own analysis with Arabic pinned, all
 * words, its own totals and facets. What it answers is compared in time only.
 */
export async function plainMeilisearch(
  address: Address,
  postings: () => Iterable<readonly Posting[]>,
  places: PlaceDirectory,
): Promise<{
  /** Words and country alone. */
  search: (asked: BenchSearch) => Promise<unknown>;
  /** With what a marketplace can't leave out: hidden and expired postings stay hidden. */
  guarded: (asked: BenchSearch) => Promise<unknown>;
  remove: () => Promise<void>;
}> {
  const ask = (method: string, path: string, body?: unknown): Promise<Answer> =>
    askPlainly(address, method, path, body);
  async function done({ taskUid }: Answer, mayFail = false): Promise<void> {
    for (;;) {
      const { status, error } = await ask("GET", `/tasks/${taskUid}`);
      if (status === "succeeded" || (mayFail && status === "failed")) return;
      if (status === "failed" || status === "canceled") throw new Error(JSON.stringify(error));
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
  const remove = async (): Promise<void> => done(await ask("DELETE", `/indexes/${INDEX}`), true);
  await remove();
  await done(await ask("POST", "/indexes", { uid: INDEX, primaryKey: "id" }));
  await done(
    await ask("PATCH", `/indexes/${INDEX}/settings`, {
      searchableAttributes: ["title", "body"],
      filterableAttributes: [
        ...["country", "kind", "region", "employmentType", "shift", "visibility", "expiresAt", "_geo"],
      ],
      localizedAttributes: [{ attributePatterns: ["*"], locales: ARABIC }],
    }),
  );
  let last: Answer | null = null;
  for (const batch of postings())
    last = await ask(
      "POST",
      `/indexes/${INDEX}/documents`,
      batch.map((p) => {
        const place = p.placeId === null ? null : places.byId(p.placeId);
        const { id, kind, country, employmentType, shift, title } = p;
        return {
          ...{ id, kind, country, employmentType, shift, title, region: place?.region?.code ?? null },
          ...{ visibility: "public", expiresAt: p.expiresAt === null ? null : Date.parse(p.expiresAt) },
          body: `${p.employer} ${place?.ar ?? ""} ${p.description}`,
          ...(place?.kind === "town" ? { _geo: { lat: place.lat, lng: place.lon } } : {}),
        };
      }),
    );
  // Tasks are done in their order.
  if (last) await done(last);
  const asking = (guards: (asked: BenchSearch) => readonly string[]) => {
    // Over connections like ours, or it would pay for the platform's slower ones; its own, which nobody else keeps warm.
    const question = openAsking(address);
    return (asked: BenchSearch): Promise<unknown> => {
      const { filter, geo, facets } = asked.request;
      return question(`indexes/${INDEX}/search`, {
        ...{
          q: asked.text,
          limit: 20,
          matchingStrategy: "all",
          locales: ARABIC,
          attributesToRetrieve: ["id"],
        },
        filter: [
          `country = "${filter.country ?? ""}"`,
          ...guards(asked),
          ...(geo ? [`_geoRadius(${geo.lat}, ${geo.lon}, ${geo.radiusKm * 1_000})`] : []),
        ],
        ...(facets ? { facets } : {}),
      });
    };
  };
  return {
    remove,
    search: asking(() => []),
    guarded: asking(({ request: { at } }) => ['visibility = "public"', `NOT expiresAt <= ${Date.parse(at)}`]),
  };
}
