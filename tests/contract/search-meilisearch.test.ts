import { createMeilisearchEngine } from "#app/engines/search/meilisearch-search-engine.server.ts";
import { openMeilisearch } from "#app/engines/search/meilisearch-server.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { searchEngineContract } from "./search-engine.contract.ts";

const masar = useMasar();

searchEngineContract("Meilisearch", () =>
  createMeilisearchEngine(
    openMeilisearch({ url: process.env["MEILI_URL"] ?? "", key: process.env["MEILI_KEY"] ?? null }),
    masar.ctx.sql,
    (work) => masar.ctx.bulk(work),
  ),
);
