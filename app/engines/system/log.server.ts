import pino from "pino";
import type { Log } from "#app/domain/kernel/ports.ts";

/** Only these fields are ever written: identifiers, codes, counts and times, no personal data. */
const ALLOWED = new Set([
  "requestId",
  "eventId",
  "event",
  "consumer",
  "job",
  "route",
  "method",
  "status",
  "durationMs",
  "count",
  "code",
  "process",
  "port",
  "name",
  "attempt",
  "error",
  "stack",
  "signal",
  "country",
  "kind",
  "parts",
]);

const only = (fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => ALLOWED.has(key)));

/** Structured log by allow-list, one JSON line each, on standard error. */
export function createLog(process: string, level: string): Log {
  const logger = pino(
    { level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (message, fields) => logger.info(only(fields), message),
    warn: (message, fields) => logger.warn(only(fields), message),
    error: (message, fields) => logger.error(only(fields), message),
  };
}
