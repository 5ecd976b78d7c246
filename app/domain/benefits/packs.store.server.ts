import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { DatedVersion } from "./pack-versions.ts";

/** The versions of a pack that hold, as they were published, by the day they come into force. */
export async function packVersions(sql: SqlExecutor, packId: string): Promise<DatedVersion[]> {
  const rows = await sql.query<{ version: number; from: PlainDate; until: PlainDate | null }>(
    `select version, "from", until from policy_pack where id = $1 and taken_back_at is null order by "from", version`,
    [packId],
  );
  return rows.map(({ version, from, until }) => ({ version, effective: { from, until } }));
}

export async function packBodies(
  sql: SqlExecutor,
  packId: string,
  versions: readonly number[],
): Promise<{ version: number; body: unknown }[]> {
  return sql.query<{ version: number; body: unknown }>(
    "select version, body from policy_pack where id = $1 and version = any($2)",
    [packId, versions],
  );
}

/** Lets one writer at a time check and store packs; readers go on. */
export const lockPacks = (sql: SqlExecutor): Promise<unknown> =>
  sql.query("lock table policy_pack in share row exclusive mode");

/** Whether administrators ever published a version of this pack. */
export async function isWrittenHere(sql: SqlExecutor, packId: string): Promise<boolean> {
  const rows = await sql.query(
    "select 1 from policy_pack where id = $1 and published_by is not null limit 1",
    [packId],
  );
  return rows.length > 0;
}

export type NewPackRow = {
  readonly id: string;
  readonly version: number;
  readonly country: string;
  readonly currency: string;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly body: unknown;
  /** Who published it, who wrote it and why; left out where it comes with Masar. */
  readonly publishing?: {
    readonly by: string;
    readonly writtenBy: readonly string[];
    readonly reason: string;
    readonly reasonLang: string;
  };
};

export async function insertPack(sql: SqlExecutor, pack: NewPackRow, at: Date): Promise<void> {
  const { publishing } = pack;
  await sql.query(
    `insert into policy_pack (id, version, country, currency, "from", until, body, created_at, published_by, written_by,
       reason, reason_lang)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::uuid[], $11, $12)`,
    [
      pack.id,
      pack.version,
      pack.country,
      pack.currency,
      pack.from,
      pack.until,
      pack.body,
      at,
      publishing?.by ?? null,
      publishing?.writtenBy ?? [],
      publishing?.reason ?? null,
      publishing?.reasonLang ?? null,
    ],
  );
}

/** Packs of a country, the one that came into force last first. */
export async function packsOfCountry(sql: SqlExecutor, country: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from policy_pack where country = $1 and taken_back_at is null group by id order by max("from") desc, id`,
    [country],
  );
  return rows.map((row) => row.id);
}

/** The latest name of every pack that has rates of a benefit, by country. */
export async function benefitPacks(
  sql: SqlExecutor,
): Promise<{ id: string; country: string; name: { ar: string; en: string } }[]> {
  return sql.query(
    `select distinct on (country, id) id, country, body->'name' as name from policy_pack
      where body @> '{"rules": [{"kind": "base-rate"}]}'
      order by country, id, "from" desc, version desc`,
  );
}
