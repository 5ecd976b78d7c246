import { gateRunTest } from "./gate.ts";

gateRunTest("postgres");
