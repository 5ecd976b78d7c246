import { useMasar } from "#tests/support/database.ts";
import { searchBandsContract } from "./search-bands.contract.ts";
import { searchEngineContract } from "./search-engine.contract.ts";

const masar = useMasar();

searchEngineContract("PostgreSQL", () => masar.ctx.search);
searchBandsContract("PostgreSQL", () => masar.ctx.search);
