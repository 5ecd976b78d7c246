#!/usr/bin/env node
// npm run test:contract: one contract for every engine, and all pairs of words. With MEILI_URL on that server instead of
// a stand-in, and then the bench of searches beside it (-- --size 1000 for a short one).
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureReady } from "./ensure.js";
import { CHECKOUT } from "./prepare.js";

const TESTS = [
  "tests/contract",
  "tests/integration/search-pairs.test.ts",
  "tests/integration/search-further-pairs.test.ts",
];

const succeeds = (...args) =>
  spawnSync(process.execPath, args, { cwd: CHECKOUT, stdio: "inherit" }).status === 0;

await ensureReady();
const vitest = path.join("node_modules", "vitest", "vitest.mjs");
const passed = succeeds(vitest, "run", "--project", "contract", "--project", "integration", ...TESTS);
const isReal = process.env.MEILI_URL !== undefined;
const met = !isReal || succeeds(path.join("bin", "masar.js"), "bench", "search", ...process.argv.slice(2));
process.exit(passed && met ? 0 : 1);
