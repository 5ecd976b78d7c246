#!/usr/bin/env node
// node bin/run.js app/web/server.ts | workers/main.ts: one process of Masar, on the settings of the environment.
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  CHECKOUT,
  clientIsStale,
  generateClient,
  giveUp,
  requireDependencies,
  requireNode,
} from "./prepare.js";

requireNode();
requireDependencies();
if (clientIsStale()) await generateClient();
const { register } = await import("tsx/esm/api");
register();
const entry = process.argv[2];
if (!entry) giveUp("Usage: node bin/run.js app/web/server.ts (or workers/main.ts)");
try {
  await import(pathToFileURL(path.resolve(CHECKOUT, entry)).href);
} catch (error) {
  if (error?.name === "SetupProblem") giveUp(error.message);
  if (error?.name !== "NotThere") throw error;
  // It may be there in a moment: whoever watches the process starts it again.
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
