import { workerStopTest } from "./worker-stop.ts";

workerStopTest("PostgreSQL", () => null);
