import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";

/** Assigns those that no officer has now; returns how many. */
export async function assignPersons(
  tx: Tx,
  input: {
    readonly officerAccountId: string;
    readonly persons: readonly { id: string; personId: string }[];
    readonly country: string;
    readonly from: PlainDate;
  },
): Promise<number> {
  const rows = await tx.query(
    `insert into case_assignment (id, person_id, officer_account_id, country, "from")
     select n.id, n.person_id, $3, $4, $5 from unnest($1::uuid[], $2::uuid[]) as n(id, person_id)
      where not exists (select 1 from case_assignment a where a.person_id = n.person_id and a.until is null)
     returning id`,
    [
      input.persons.map(({ id }) => id),
      input.persons.map(({ personId }) => personId),
      input.officerAccountId,
      input.country,
      input.from,
    ],
  );
  return rows.length;
}
