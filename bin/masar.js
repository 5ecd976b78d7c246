#!/usr/bin/env node
// The operator's command line: prepares what TypeScript needs, then hands over to bin/cli/main.ts.
import { clientIsStale, generateClient, requireDependencies, requireNode } from "./prepare.js";

requireNode();
requireDependencies();
if (clientIsStale()) await generateClient();
const { register } = await import("tsx/esm/api");
register();
const { main } = await import("./cli/main.ts");
process.exitCode = await main(process.argv.slice(2));
