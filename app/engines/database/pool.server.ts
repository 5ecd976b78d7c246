import pg from "pg";
import { batchingSocket } from "./batching-socket.server.ts";

const INT8 = 20;
const DATE = 1082;

/** int8 as a number: money and counts here stay far inside 2^53; what does not is a surprise. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Integer out of range: ${text}`);
  return value;
}

/** Plain dates stay "YYYY-MM-DD"; the driver's default would turn them into local midnights. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === INT8 && format !== "binary") return safeInteger;
    if (oid === DATE && format !== "binary") return (text: string) => text;
    return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};

/**
 * A pool in UTC whose rows read alike everywhere: int8 is a number, date a string, timestamptz a Date. With `pipeline`
 * a connection's statements are sent without waiting for the answers to those before.
 */
export function createPool(
  url: string,
  options: {
    readonly max: number;
    readonly name: string;
    readonly pipeline: boolean;
    /** Plans are made for all values alike. */
    readonly genericPlans?: boolean;
    readonly idleTimeoutMillis?: number;
  },
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    pipeline: options.pipeline,
    stream: batchingSocket,
    application_name: options.name,
    options: `-c TimeZone=UTC${options.genericPlans ? " -c plan_cache_mode=force_generic_plan" : ""}`,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: options.idleTimeoutMillis ?? 30_000,
    types,
  });
  // An idle connection that dies with the server must not end the process: the next query reconnects.
  pool.on("error", () => undefined);
  // Nor one that is in use and waits for its user; what the user asks next fails, and that is told.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
