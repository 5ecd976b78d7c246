import type { SqlExecutor } from "../kernel/ports.ts";

type Refused = { readonly postingId: string; readonly rev: number; readonly reason: string };
export type SearchRefusal = Refused & { readonly title: string | null; readonly refusedAt: Date };

const LONGEST = 300;

/** Keeps why these were refused, and forgets it of those that were taken or are gone. */
export async function saveRefusals(
  sql: SqlExecutor,
  settled: readonly string[],
  refused: readonly Refused[],
  at: Date,
): Promise<void> {
  await sql.query("delete from search_refusal where posting_id = any($1::uuid[])", [settled]);
  if (refused.length === 0) return;
  await sql.query(
    `insert into search_refusal (posting_id, rev, reason, refused_at)
     select posting_id, rev, reason, $4 from unnest($1::uuid[], $2::bigint[], $3::text[]) as g(posting_id, rev, reason)
     on conflict (posting_id) do update
       set rev = excluded.rev, reason = excluded.reason, refused_at = excluded.refused_at`,
    [
      refused.map(({ postingId }) => postingId),
      refused.map(({ rev }) => rev),
      refused.map(({ reason }) => reason.slice(0, LONGEST)),
      at,
    ],
  );
}

/** What is refused now, the latest first. */
export const selectRefusals = (sql: SqlExecutor, limit: number): Promise<SearchRefusal[]> =>
  sql.query<SearchRefusal>(
    `select r.posting_id as "postingId", r.rev, r.reason, r.refused_at as "refusedAt", coalesce(v.title, p.title) as title
       from search_refusal r
       left join vacancy v on v.id = r.posting_id
       left join intake i on i.id = r.posting_id
       left join programme p on p.id = i.programme_id
      order by r.refused_at desc, r.posting_id limit $1`,
    [limit],
  );

/** Of these postings, the revisions that were refused. */
export const selectRefusedRevisions = (
  sql: SqlExecutor,
  postingIds: readonly string[],
): Promise<{ postingId: string; rev: number }[]> =>
  sql.query<{ postingId: string; rev: number }>(
    `select posting_id as "postingId", rev from search_refusal where posting_id = any($1::uuid[])`,
    [postingIds],
  );

export type SearchLook = {
  readonly after: string | null;
  readonly lookedAt: Date;
  /** When something was amiss last; null when nothing ever was. */
  readonly foundAt: Date | null;
  readonly missing: number;
  readonly strangers: number;
  readonly differing: number;
};

export async function selectLook(sql: SqlExecutor): Promise<SearchLook | null> {
  const rows = await sql.query<SearchLook>(
    `select after, looked_at as "lookedAt", found_at as "foundAt", missing, strangers, differing from search_look`,
  );
  return rows[0] ?? null;
}

/** Notes a look: how far it came, and what it found; what the one before found stays when this one found nothing. */
export async function saveLook(
  sql: SqlExecutor,
  look: Pick<SearchLook, "after" | "lookedAt" | "missing" | "strangers" | "differing">,
): Promise<void> {
  const { after, lookedAt, missing, strangers, differing } = look;
  const found = missing + strangers + differing > 0;
  await sql.query(
    `insert into search_look as l (after, looked_at, found_at, missing, strangers, differing)
     values ($1, $2, case when $6 then $2::timestamptz end, $3, $4, $5)
     on conflict (only_one) do update set after = excluded.after, looked_at = excluded.looked_at,
       found_at = case when $6 then excluded.found_at else l.found_at end,
       missing = case when $6 then excluded.missing else l.missing end,
       strangers = case when $6 then excluded.strangers else l.strangers end,
       differing = case when $6 then excluded.differing else l.differing end`,
    [after, lookedAt, missing, strangers, differing, found],
  );
}
