import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { BreakerState } from "./breaker.ts";
import type { Missed, SearchStanding } from "./search-engine.ts";

type Bulk = <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>;

/** A process that leaves the first engine alone says so again at every probe; one that fell silent has ended. */
const SILENT = "30 seconds";

const TABLES = `
  CREATE SCHEMA IF NOT EXISTS search_failover;
  CREATE SEQUENCE IF NOT EXISTS search_failover.mark;
  CREATE TABLE IF NOT EXISTS search_failover.missed (
    posting_id uuid PRIMARY KEY, mark bigint NOT NULL DEFAULT nextval('search_failover.mark'));
  CREATE TABLE IF NOT EXISTS search_failover.standing (
    process text PRIMARY KEY, open boolean NOT NULL, reason text,
    since timestamptz NOT NULL, told_at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS search_failover.whole_look (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), began_at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS search_failover.round (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), began_at timestamptz NOT NULL);`;

/** What the processes must know of each other: what the first engine missed, and who leaves it alone. */
export function failoverBooks(sql: SqlExecutor, bulk: Bulk) {
  let ready: Promise<void> | null = null;

  function ensure(): Promise<void> {
    ready ??= bulk(async (tx) => {
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('masar:search_failover', 0))");
      await tx.query(TABLES);
    }).catch((error: unknown) => {
      ready = null;
      throw error;
    });
    return ready;
  }

  return {
    ensure,
    async miss(postingIds: readonly string[]): Promise<void> {
      await ensure();
      await sql.query(
        `INSERT INTO search_failover.missed (posting_id)
         SELECT id FROM (SELECT DISTINCT unnest($1::uuid[]) AS id) AS given ORDER BY id
         ON CONFLICT (posting_id) DO UPDATE SET mark = nextval('search_failover.mark')`,
        [postingIds],
      );
    },
    async missed(limit: number): Promise<readonly Missed[]> {
      await ensure();
      return sql.query<Missed>(
        `SELECT posting_id AS "postingId", mark FROM search_failover.missed ORDER BY mark LIMIT $1`,
        [limit],
      );
    },
    async caughtUp(missed: readonly Missed[]): Promise<void> {
      await sql.query(
        `DELETE FROM search_failover.missed m USING unnest($1::uuid[], $2::bigint[]) AS t(posting_id, mark)
          WHERE m.posting_id = t.posting_id AND m.mark = t.mark`,
        [missed.map(({ postingId }) => postingId), missed.map(({ mark }) => mark)],
      );
    },
    /** By the clock of PostgreSQL, which all processes share; the marketplace's may be set. */
    async tell(process: string, { open, reason }: BreakerState): Promise<void> {
      await ensure();
      await sql.query(
        `INSERT INTO search_failover.standing AS s (process, open, reason, since, told_at)
         VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp())
         ON CONFLICT (process) DO UPDATE SET open = excluded.open, reason = excluded.reason, told_at = excluded.told_at,
           since = CASE WHEN s.open = excluded.open THEN s.since ELSE excluded.since END`,
        [process, open, reason],
      );
      await sql.query(
        "DELETE FROM search_failover.standing WHERE told_at < clock_timestamp() - interval '7 days'",
      );
    },
    /** The first engine was away for somebody since all of it was looked at. */
    async recovered(): Promise<boolean> {
      const [row] = await sql.query<{ recovered: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM search_failover.standing WHERE told_at >
           coalesce((SELECT began_at FROM search_failover.whole_look), '-infinity')) AS recovered`,
      );
      return row?.recovered ?? false;
    },
    /**
     * When the round of looks began that is under way since the first engine came back; a new one where none is, or the
     * engine has been away again meanwhile.
     */
    async roundBegan(): Promise<string> {
      const [row] = await sql.query<{ began: string }>(
        `WITH last AS (SELECT greatest((SELECT max(told_at) FROM search_failover.standing),
                                       (SELECT began_at FROM search_failover.whole_look), '-infinity') AS at)
         INSERT INTO search_failover.round AS r (began_at) VALUES (clock_timestamp())
         ON CONFLICT (only_one) DO UPDATE SET began_at =
           CASE WHEN r.began_at > (SELECT at FROM last) THEN r.began_at ELSE excluded.began_at END
         RETURNING began_at::text AS began`,
      );
      return row?.began ?? "";
    },
    /** All of it has been looked at since then. */
    async endRound(began: string): Promise<void> {
      await sql.query(
        `INSERT INTO search_failover.whole_look (began_at) VALUES ($1)
         ON CONFLICT (only_one) DO UPDATE SET began_at = excluded.began_at`,
        [began],
      );
    },
    async standing(): Promise<Pick<SearchStanding, "resting" | "missed">> {
      await ensure();
      const [resting, [row]] = await Promise.all([
        sql.query<{ process: string; since: string; reason: string }>(
          `SELECT process, coalesce(reason, '') AS reason,
                  to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
             FROM search_failover.standing
            WHERE open AND told_at > clock_timestamp() - interval '${SILENT}' ORDER BY process`,
        ),
        sql.query<{ missed: number }>("SELECT count(*)::int AS missed FROM search_failover.missed"),
      ]);
      return { resting, missed: row?.missed ?? 0 };
    },
  };
}
