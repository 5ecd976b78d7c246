import type { Tx } from "../kernel/ctx.server.ts";

/** Re-points applications, but one that the other person has to the same vacancy. Returns how many. */
export async function moveApplicationsTo(tx: Tx, fromId: string, intoId: string): Promise<number> {
  const rows = await tx.query(
    `update application a set person_id = $2 where person_id = $1
       and not exists (select 1 from application b where b.person_id = $2 and b.vacancy_id = a.vacancy_id)
     returning id`,
    [fromId, intoId],
  );
  return rows.length;
}
