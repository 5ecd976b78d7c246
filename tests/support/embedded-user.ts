// A process that uses the embedded database of the folder given until SIGTERM.
import { startEmbeddedPostgres } from "#app/engines/database/embedded-postgres.server.ts";

const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? "", durable: false });
process.on("SIGTERM", () => void server.release().then(() => process.exit(0)));
process.stdout.write("ready\n");
setInterval(() => undefined, 1_000);
