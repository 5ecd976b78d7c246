import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

const DUE = `e.status in ('granted', 'renewed') and e.review_on <= $2 and e.reminded_for is distinct from e.review_on`;

/** Exemptions of a country that are reviewed by a day, and of which the person was not reminded yet. */
export async function exemptionsToRemind(
  sql: SqlExecutor,
  country: string,
  until: PlainDate,
  limit: number,
): Promise<{ id: string }[]> {
  return sql.query(
    `select e.id from exemption e join person p on p.id = e.person_id
      where p.country = $1 and ${DUE} order by e.review_on, e.id limit $3`,
    [country, until, limit],
  );
}

/** Notes that the person is reminded of this review; null when another run was first. */
export async function noteReminded(
  tx: Tx,
  id: string,
  until: PlainDate,
): Promise<{ personId: string; reviewOn: PlainDate } | null> {
  const rows = await tx.query<{ personId: string; reviewOn: PlainDate }>(
    `update exemption e set reminded_for = e.review_on where e.id = $1 and ${DUE}
     returning coalesce((select p.merged_into_id from person p where p.id = e.person_id), e.person_id) as "personId",
       e.review_on as "reviewOn"`,
    [id, until],
  );
  return rows[0] ?? null;
}
