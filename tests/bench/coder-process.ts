// A process that loads the coder of the database given and does nothing else, and says how much memory it took.
import { compose } from "#app/composition.server.ts";
import { readSettings } from "#app/configuration.server.ts";
import { loadCoder } from "#app/domain/taxonomy/load-coder.server.ts";
import { liveBytes } from "./live-bytes.ts";
import type { CoderMemory } from "./coder-memory.ts";

const [, , databaseUrl = "", dataDir = ""] = process.argv;
const composition = await compose(
  { ...readSettings(), databaseUrl, redisUrl: null, dataDir, logLevel: "warn" },
  { process: "bench" },
);
const live = liveBytes();
const without = process.memoryUsage.rss();
const coder = await loadCoder(composition.ctx);
const resident = process.memoryUsage.rss();
const held = liveBytes() - live;
// The peak of the whole life of the process, in KiB.
const peak = process.resourceUsage().maxRSS * 1_024;
if (coder.version === 0) throw new Error("There is no taxonomy");
const memory: CoderMemory = { without, resident, peak, held };
process.stdout.write(JSON.stringify(memory));
await composition.close();
