import { workerKillTest } from "./worker-kill.ts";

workerKillTest("PostgreSQL", () => null);
