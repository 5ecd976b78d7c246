import type { Tx } from "../../kernel/ctx.server.ts";
import type { SqlExecutor } from "../../kernel/ports.ts";
import type { PostingKey } from "./saved-posting.ts";

type SavedPostingRow = PostingKey & {
  readonly id: string;
  readonly savedAt: Date;
  readonly removedAt: Date | null;
};

const COLUMNS = `id, case when vacancy_id is null then 'intake' else 'vacancy' end as kind,
  coalesce(vacancy_id, intake_id) as "postingId", saved_at as "savedAt", removed_at as "removedAt"`;

const columnOf = ({ kind }: Pick<PostingKey, "kind">): string =>
  kind === "vacancy" ? "vacancy_id" : "intake_id";

/** A person's list changes one act at a time, so that its length holds. Until the transaction ends. */
export async function lockPostingsOf(tx: Tx, personId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('masar:saved-postings:' || $1, 0))", [
    personId,
  ]);
}

/** What a person has to do with one posting: saved, or removed not long ago. */
export async function findOwnPosting(
  sql: SqlExecutor,
  personId: string,
  posting: PostingKey,
): Promise<SavedPostingRow | null> {
  const rows = await sql.query<SavedPostingRow>(
    `select ${COLUMNS} from saved_posting where person_id = $1 and ${columnOf(posting)} = $2`,
    [personId, posting.postingId],
  );
  return rows[0] ?? null;
}

/** A page of a person's list, the newest first. */
export const findPostingsOf = (
  sql: SqlExecutor,
  personId: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<SavedPostingRow[]> =>
  sql.query<SavedPostingRow>(
    `select ${COLUMNS} from saved_posting where person_id = $1 and removed_at is null
      order by saved_at desc, id desc offset $2 limit $3`,
    [personId, offset, limit],
  );

export async function countPostingsOf(sql: SqlExecutor, personId: string): Promise<number> {
  const rows = await sql.query<{ count: number }>(
    "select count(*)::int as count from saved_posting where person_id = $1 and removed_at is null",
    [personId],
  );
  return rows[0]?.count ?? 0;
}

/** Of these postings, the ones on a person's list. */
export async function findSavedAmong(
  sql: SqlExecutor,
  personId: string,
  postingIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select coalesce(vacancy_id, intake_id) as id from saved_posting
      where person_id = $1 and removed_at is null
        and (vacancy_id = any($2::uuid[]) or intake_id = any($2::uuid[]))`,
    [personId, postingIds],
  );
  return rows.map(({ id }) => id);
}

export async function insertSavedPosting(
  tx: Tx,
  row: PostingKey & {
    readonly id: string;
    readonly personId: string;
    readonly country: string;
    readonly savedAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into saved_posting (id, person_id, country, ${columnOf(row)}, saved_at) values ($1, $2, $3, $4, $5)`,
    [row.id, row.personId, row.country, row.postingId, row.savedAt],
  );
}

/** Takes a posting off its person's list, or puts it back to the place of `savedAt`. */
export async function updateSavedPosting(
  tx: Tx,
  id: string,
  { savedAt, removedAt }: Pick<SavedPostingRow, "savedAt" | "removedAt">,
): Promise<void> {
  await tx.query("update saved_posting set saved_at = $2, removed_at = $3 where id = $1", [
    id,
    savedAt,
    removedAt,
  ]);
}

/** Takes away for good what was removed before an instant. */
export async function forgetPostings(
  tx: Tx,
  { country, removed }: { readonly country: string; readonly removed: Date },
): Promise<number> {
  const gone = await tx.query(
    "delete from saved_posting where country = $1 and removed_at < $2 returning id",
    [country, removed],
  );
  return gone.length;
}

/**
 * Joins a person's list to another's. What both have stays once: saved where either has it saved, since the later
 * of the two.
 */
export async function movePostingsTo(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.query(
    `update saved_posting b
        set saved_at = greatest(a.saved_at, b.saved_at),
            removed_at = case when a.removed_at is null then null else b.removed_at end
       from saved_posting a
      where a.person_id = $1 and b.person_id = $2
        and (a.vacancy_id = b.vacancy_id or a.intake_id = b.intake_id)`,
    [fromId, intoId],
  );
  await tx.query(
    `delete from saved_posting a using saved_posting b
      where a.person_id = $1 and b.person_id = $2
        and (a.vacancy_id = b.vacancy_id or a.intake_id = b.intake_id)`,
    [fromId, intoId],
  );
  await tx.query("update saved_posting set person_id = $2 where person_id = $1", [fromId, intoId]);
}
