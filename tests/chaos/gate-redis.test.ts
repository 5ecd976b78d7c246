import { describe, inject } from "vitest";
import { gateRunTest } from "./gate.ts";

describe.skipIf(inject("redisUrl") === null)("where redis-server is installed", () => gateRunTest("redis"));
