import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";

/** Whose cases an office's list may hold. */
export type OfficeScope = {
  readonly country: string;
  /** Null: of the whole country. */
  readonly officerAccountId: string | null;
  readonly officerPersonId: string;
  readonly today: PlainDate;
};

/** Whom a case of a household is listed under: the person of a personal scheme, else the head. */
export type Listed = { readonly listedId: string | null; readonly fullNameSealed: string | null };

export const LISTED_COLUMNS = `p.id as "listedId", p.full_name_sealed as "fullNameSealed"`;

/**
 * The rest of a query over rows with `household_id`, `person_id`, `country`, `status` and `since`: those of the scope
 * in the states given, but for the officer's own household's, with whom they are listed under; what has waited longest
 * comes first. `alias` is the table's, parameters are those of `scopeParams`.
 */
export const inScope = (alias: string): string =>
  `left join lateral (select m.person_id from household_member m where m.household_id = ${alias}.household_id
       and m."from" <= $4 and (m.until is null or m.until > $4)
     order by (m.person_id = ${alias}.person_id) desc nulls last, (m.relation = 'head') desc, m.person_id limit 1) l on true
   left join person p on p.id = l.person_id
   where ${alias}.country = $1 and ${alias}.status = any($5)
     and ($2::uuid is null or exists (select 1 from household_member m
       join case_assignment c on c.person_id = m.person_id
      where m.household_id = ${alias}.household_id and m."from" <= $4 and (m.until is null or m.until > $4)
        and c.officer_account_id = $2 and c."from" <= $4 and (c.until is null or c.until > $4)))
     and not exists (select 1 from household_member m where m.household_id = ${alias}.household_id
       and m."from" <= $4 and (m.until is null or m.until > $4) and m.person_id = $3)
   order by ${alias}.since, ${alias}.id limit 500`;

export const scopeParams = (scope: OfficeScope, states: readonly string[]): readonly unknown[] => [
  ...[scope.country, scope.officerAccountId, scope.officerPersonId, scope.today, states],
];

/** The name under which a case is listed, sealed. */
export async function listedPerson(
  sql: SqlExecutor,
  personId: string,
): Promise<{ id: string; fullNameSealed: string | null } | null> {
  const rows = await sql.query<{ id: string; fullNameSealed: string | null }>(
    `select id, full_name_sealed as "fullNameSealed" from person where id = $1`,
    [personId],
  );
  return rows[0] ?? null;
}
