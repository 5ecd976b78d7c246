import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { ChainEntry } from "./chain.ts";

type Row = Omit<ChainEntry, "at"> & { at: Date };
export type SealedEntry = {
  readonly seq: number;
  readonly hash: string;
  readonly entryId: string;
  readonly entry: ChainEntry | null;
};

const COLUMNS = `e.id, e.at, e.actor_kind as "actorKind", e.account_id as "accountId", e.person_id as "personId",
  e.role, e.acting_for as "actingFor", e.process, e.country, e.action, e.subject_type as "subjectType",
  e.subject_id as "subjectId", e.details, e.request_id as "requestId"`;

const asEntry = (row: Row): ChainEntry => ({ ...row, at: row.at.toISOString() });

export async function lastSeal(sql: SqlExecutor): Promise<{ seq: number; hash: string } | null> {
  const rows = await sql.query<{ seq: number; hash: string }>(
    "select seq, hash from audit_seal order by seq desc limit 1",
  );
  return rows[0] ?? null;
}

/** The hash at a position; null when there is none. */
export async function sealedHash(sql: SqlExecutor, seq: number): Promise<string | null> {
  const rows = await sql.query<{ hash: string }>("select hash from audit_seal where seq = $1", [seq]);
  return rows[0]?.hash ?? null;
}

const CHAIN = "audit_chain";

/** Names the chain of this database, so that two databases can share a folder; null before the first seal. */
export async function chainId(sql: SqlExecutor): Promise<string | null> {
  const rows = await sql.query<{ id: string }>("select value #>> '{}' as id from setting where name = $1", [
    CHAIN,
  ]);
  return rows[0]?.id ?? null;
}

export async function nameChain(sql: SqlExecutor, id: string): Promise<string> {
  await sql.query("insert into setting (name, value) values ($1, to_jsonb($2::text))", [CHAIN, id]);
  return id;
}

/** Entries that no seal names yet, oldest id first. */
export async function unsealedEntries(sql: SqlExecutor, limit: number): Promise<ChainEntry[]> {
  const rows = await sql.query<Row>(
    `select ${COLUMNS} from audit_entry e
      where not exists (select 1 from audit_seal s where s.entry_id = e.id) order by e.id limit $1`,
    [limit],
  );
  return rows.map(asEntry);
}

export async function insertSeals(
  sql: SqlExecutor,
  seals: readonly { seq: number; entryId: string; hash: string }[],
  at: Date,
): Promise<void> {
  await sql.query(
    `insert into audit_seal (seq, entry_id, hash, sealed_at)
     select seq, entry_id, hash, $4 from unnest($1::bigint[], $2::uuid[], $3::text[]) as s(seq, entry_id, hash)`,
    [seals.map((s) => s.seq), seals.map((s) => s.entryId), seals.map((s) => s.hash), at],
  );
}

/** A page of the chain with its entries; `entry` is null where the entry is gone. */
export async function sealedPage(sql: SqlExecutor, afterSeq: number, limit: number): Promise<SealedEntry[]> {
  const rows = await sql.query<{ seq: number; hash: string; entryId: string; entry: Row | null }>(
    `select s.seq, s.hash, s.entry_id as "entryId",
            case when e.id is null then null else jsonb_build_object(${[
              "id",
              "actorKind:actor_kind",
              "accountId:account_id",
              "personId:person_id",
              "role",
              "actingFor:acting_for",
              "process",
              "country",
              "action",
              "subjectType:subject_type",
              "subjectId:subject_id",
              "details",
              "requestId:request_id",
            ]
              .map((c) => c.split(":"))
              .map(([name, column]) => `'${name}', e.${column ?? name}`)
              .join(", ")},
              'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as entry
       from audit_seal s left join audit_entry e on e.id = s.entry_id
      where s.seq > $1 order by s.seq limit $2`,
    [afterSeq, limit],
  );
  return rows as unknown as SealedEntry[];
}

export async function countUnsealed(sql: SqlExecutor): Promise<number> {
  const rows = await sql.query<{ n: number }>(
    "select count(*) as n from audit_entry e where not exists (select 1 from audit_seal s where s.entry_id = e.id)",
  );
  return rows[0]?.n ?? 0;
}
