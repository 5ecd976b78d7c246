import type { SqlExecutor } from "../kernel/ports.ts";

type AccessRow = {
  readonly id: string;
  readonly viewerAccountId: string;
  readonly viewerRole: string;
  readonly organisationId: string | null;
  readonly subjectPersonId: string;
  readonly purpose: string;
  readonly what: string;
};

export async function insertAccesses(sql: SqlExecutor, rows: readonly AccessRow[], at: Date): Promise<void> {
  const column = (name: keyof AccessRow): unknown[] => rows.map((row) => row[name]);
  await sql.query(
    `insert into access_log (id, at, viewer_account_id, viewer_role, organisation_id, subject_person_id, purpose, what)
     select id, $8, account, role, organisation, subject, purpose, what
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[])
            as t (id, account, role, organisation, subject, purpose, what)`,
    [
      column("id"),
      column("viewerAccountId"),
      column("viewerRole"),
      column("organisationId"),
      column("subjectPersonId"),
      column("purpose"),
      column("what"),
      at,
    ],
  );
}
