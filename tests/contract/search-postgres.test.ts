import { useMasar } from "#tests/support/database.ts";
import { searchEngineContract } from "./search-engine.contract.ts";

const masar = useMasar();

searchEngineContract("PostgreSQL", () => masar.ctx.search);
