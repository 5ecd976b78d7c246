#!/usr/bin/env node
// npm run build: the web build, with everything it needs.
import { ensureBuild, ensureReady } from "./ensure.js";

await ensureReady();
await ensureBuild();
