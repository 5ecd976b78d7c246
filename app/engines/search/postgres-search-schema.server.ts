import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { createSuggestionTables } from "./postgres-suggestions.server.ts";

/**
 * The engine's own tables, in a schema of their own: they hold nothing that can't be built again, so they are
 * made here and not by the migrations. Raise FORMAT when they change: they are then made anew, and empty until
 * the next rebuild.
 */
const FORMAT = 7;
const LOCK = "masar:search_index";

/** Columns of a posting document in the order of COPY; `seq` numbers every write. */
export const COLUMNS = [
  "posting_id",
  "place",
  "places",
  "rev",
  "analysis",
  "kind",
  "visibility",
  "status",
  "country",
  "organisation_id",
  "expires_at",
  "posted_at",
  "region",
  "city",
  "occupation",
  "skills",
  "employment_type",
  "hours",
  "shift",
  "remote",
  "wage_min",
  "accommodations",
  "childcare",
  "transport",
  "no_experience",
  "education",
  "lat",
  "lon",
  "static_rank",
  "head",
  "terms",
] as const;

/*
 * head: terms of title (A), occupation and skills (B), organisation and place (C) with their weights; what
 * ranking reads. terms: all of them, and the marked ones; what matching reads, in the index only. Both lie out
 * of the row, so that counting and filtering 20,000 hits touches few pages. PostgreSQL moves values out only of
 * a row above 2 KiB: ballast makes every row one (it takes 30 bytes when it is stored). What conditions read
 * most comes first: reading a column walks over all those before it.
 */
const TABLE = `
  posting_id uuid NOT NULL,
  place smallint NOT NULL,
  places smallint NOT NULL,
  static_rank integer NOT NULL,
  visibility text NOT NULL,
  country text NOT NULL,
  expires_at timestamptz,
  lat double precision,
  lon double precision,
  kind text NOT NULL,
  region text,
  employment_type text,
  shift text,
  remote boolean NOT NULL,
  childcare boolean NOT NULL,
  transport boolean NOT NULL,
  no_experience boolean NOT NULL,
  city text,
  occupation text,
  education text,
  wage_min bigint,
  hours real,
  posted_at timestamptz NOT NULL,
  organisation_id uuid,
  accommodations text[] NOT NULL,
  status text NOT NULL,
  rev bigint NOT NULL,
  analysis integer NOT NULL,
  skills text[] NOT NULL,
  head tsvector NOT NULL,
  terms tsvector NOT NULL,
  seq bigint NOT NULL DEFAULT nextval('search_index.write_seq'),
  ballast text NOT NULL DEFAULT repeat('x', 2100)`;

/** Makes an empty table of postings; its indexes follow when it is filled. */
export async function createPostingTable(tx: SqlExecutor, name: string): Promise<void> {
  await tx.query(`CREATE TABLE search_index.${name} (${TABLE})`);
  await tx.query(
    `ALTER TABLE search_index.${name} ALTER COLUMN head SET STORAGE EXTERNAL, ALTER COLUMN terms SET STORAGE EXTERNAL`,
  );
  await tx.query(`ALTER TABLE search_index.${name} SET (toast_tuple_target = 128)`);
  // No condition reads it, and statistics of vectors take long.
  await tx.query(`ALTER TABLE search_index.${name} ALTER COLUMN head SET STATISTICS 0`);
}

/** Indexes of a table of postings; `suffix` keeps their names apart while two generations exist. */
export async function createPostingIndexes(tx: SqlExecutor, name: string, suffix: string): Promise<void> {
  const on = `search_index.${name}`;
  await tx.query(`ALTER TABLE ${on} ADD CONSTRAINT posting_pkey_${suffix} PRIMARY KEY (posting_id, place)`);
  // Every search reads what waits to be sorted into the index: it must stay short.
  await tx.query(
    `CREATE INDEX posting_terms_${suffix} ON ${on} USING gin (terms) WITH (gin_pending_list_limit = 256)`,
  );
  await tx.query(`CREATE INDEX posting_several_${suffix} ON ${on} (posting_id) WHERE places > 1`);
  // Every search is of one country: what another one posted since would be walked over.
  await tx.query(`CREATE INDEX posting_date_${suffix} ON ${on} (country, posted_at DESC, posting_id)`);
  await tx.query(`CREATE INDEX posting_static_${suffix} ON ${on} (country, static_rank DESC, posting_id)`);
  await tx.query(`CREATE INDEX posting_seq_${suffix} ON ${on} (seq)`);
}

/**
 * Makes an empty table of the terms that a query may end in the beginning of; its index follows when it is filled. What
 * a posting lost stays until the next rebuild: it is only looked up in vain.
 */
export const createTermTable = async (tx: SqlExecutor, name: string): Promise<void> => {
  await tx.query(`CREATE TABLE search_index.${name} (term text COLLATE "C" NOT NULL)`);
};

/** Its name is PostgreSQL's own, so that those of two generations differ. */
export const createTermIndex = async (tx: SqlExecutor, name: string): Promise<void> => {
  await tx.query(`CREATE UNIQUE INDEX ON search_index.${name} (term)`);
};

/** Kilometres between two points on the sphere. */
const DISTANCE = `
CREATE OR REPLACE FUNCTION search_index.km(lat1 float8, lon1 float8, lat2 float8, lon2 float8)
RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
'SELECT 12742 * asin(least(1, sqrt(power(sind((lat2 - lat1) / 2), 2)
   + cosd(lat1) * cosd(lat2) * power(sind((lon2 - lon1) / 2), 2))))'`;

/** Makes the schema where it is missing or of another format. Safe to repeat and to run at once. */
export async function ensureSearchSchema(
  sql: SqlExecutor,
  bulk: <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>,
): Promise<void> {
  const [there] = await sql.query<{ meta: string | null }>(
    "SELECT to_regclass('search_index.meta')::text AS meta",
  );
  if (there?.meta) {
    const [meta] = await sql.query<{ format: number }>("SELECT format FROM search_index.meta");
    if (meta?.format === FORMAT) return;
  }
  await bulk(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [LOCK]);
    const [now] = await tx.query<{ meta: string | null }>(
      "SELECT to_regclass('search_index.meta')::text AS meta",
    );
    if (now?.meta) {
      const [meta] = await tx.query<{ format: number }>("SELECT format FROM search_index.meta");
      if (meta?.format === FORMAT) return;
      await tx.query("DROP SCHEMA search_index CASCADE");
    }
    await tx.query("CREATE SCHEMA search_index");
    await tx.query("CREATE SEQUENCE search_index.write_seq");
    await tx.query(DISTANCE);
    await createPostingTable(tx, "posting");
    await createPostingIndexes(tx, "posting", "0");
    await createTermTable(tx, "term");
    await createTermIndex(tx, "term");
    await tx.query(`CREATE TABLE search_index.removed (posting_id uuid PRIMARY KEY, seq bigint NOT NULL)`);
    await createSuggestionTables(tx);
    await tx.query(`CREATE TABLE search_index.meta (
      one boolean PRIMARY KEY DEFAULT true CHECK (one), format integer NOT NULL, analysis integer NOT NULL,
      generation integer NOT NULL)`);
    await tx.query(`INSERT INTO search_index.meta (format, analysis, generation) VALUES ($1, 0, 0)`, [
      FORMAT,
    ]);
  });
}
