import { dateInZone } from "#app/domain/kernel/plain-date.ts";
import type { Clock, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Database } from "./database.server.ts";

const CLOCK_CHANNEL = "masar_clock";

export interface SharedClock extends Clock {
  /** Reads the stored offset again. */
  reload(): Promise<void>;
  /** Stores a new offset for all processes. */
  setTo(instant: Date): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The marketplace's clock: wall time plus an offset stored in the database. In production the offset is
 * never read, so nobody can move the time there.
 */
export async function openClock(database: Database, movable: boolean): Promise<SharedClock> {
  let offsetMs = 0;
  const now = (): Date => new Date(Date.now() + offsetMs);
  // A reading that was under way while the clock was set here is older than what was set.
  let settings = 0;
  async function reload(): Promise<void> {
    if (!movable) return;
    const before = settings;
    const stored = await readOffset(database.sql);
    if (settings === before) offsetMs = stored;
  }
  await reload();
  const stop = movable
    ? await database.listen(CLOCK_CHANNEL, () => void reload().catch(() => undefined))
    : async () => undefined;
  return {
    now,
    today: (country) => dateInZone(now(), zoneOf(country)),
    reload,
    stop,
    async setTo(instant) {
      if (!movable) throw new Error("The clock cannot be set in production");
      const offset = instant.getTime() - Date.now();
      settings++;
      await database.sql.query(
        `insert into clock_setting (id, offset_ms) values (1, $1) on conflict (id) do update set offset_ms = excluded.offset_ms`,
        [offset],
      );
      settings++;
      offsetMs = offset;
      await database.sql.query(`select pg_notify('${CLOCK_CHANNEL}', '')`);
    },
  };
}

async function readOffset(sql: SqlExecutor): Promise<number> {
  const rows = await sql.query<{ offset_ms: number }>("select offset_ms from clock_setting where id = 1");
  return rows[0]?.offset_ms ?? 0;
}
