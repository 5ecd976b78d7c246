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
 * A clock for this process that stands still at the instant it was last set to: what happens between two settings
 * happens at once. For the other processes it goes on from there.
 */
export async function openStandingClock(database: Database): Promise<SharedClock> {
  let instant = new Date(Date.now() + (await readOffset(database.sql)));
  const now = (): Date => new Date(instant);
  return {
    now,
    today: (country) => dateInZone(now(), zoneOf(country)),
    reload: async () => undefined,
    stop: async () => undefined,
    async setTo(next) {
      await storeOffset(database.sql, next.getTime() - Date.now());
      instant = next;
    },
  };
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
      await storeOffset(database.sql, offset);
      settings++;
      offsetMs = offset;
    },
  };
}

async function readOffset(sql: SqlExecutor): Promise<number> {
  const rows = await sql.query<{ offset_ms: number }>("select offset_ms from clock_setting where id = 1");
  return rows[0]?.offset_ms ?? 0;
}

/** Stores the offset and tells all processes. */
async function storeOffset(sql: SqlExecutor, offsetMs: number): Promise<void> {
  await sql.query(
    `insert into clock_setting (id, offset_ms) values (1, $1) on conflict (id) do update set offset_ms = excluded.offset_ms`,
    [offsetMs],
  );
  await sql.query(`select pg_notify('${CLOCK_CHANNEL}', '')`);
}
