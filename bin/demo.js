#!/usr/bin/env node
// npm run demo: everything from a clean clone to a running marketplace.
import { ensureBuild, ensureReady, step } from "./ensure.js";

const began = performance.now();
await ensureReady();
const { register } = await import("tsx/esm/api");
register();
const { runDemo } = await import("./demo/launcher.ts");
await runDemo({ began, step, build: ensureBuild });
