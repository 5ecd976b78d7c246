import type { PlainDate } from "../kernel/plain-date.ts";
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

/** Looks at a person's data by one organisation in one role for one purpose, on one day. */
export type AccessDay = {
  readonly day: PlainDate;
  readonly role: string;
  readonly organisation: string | null;
  readonly organisationLang: string | null;
  readonly purpose: string;
  readonly what: readonly string[];
};

/** Who looked at a person's data, by days in `zone`, newest first; never which member of staff. */
export async function accessDays(
  sql: SqlExecutor,
  personId: string,
  zone: string,
  limit: number,
): Promise<AccessDay[]> {
  return sql.query<AccessDay>(
    `select to_char(max(a.at) at time zone $2, 'YYYY-MM-DD') as day, a.viewer_role as role,
            o.name as organisation, o.name_lang as "organisationLang", a.purpose,
            array_agg(distinct a.what order by a.what) as what
       from access_log a left join organisation o on o.id = a.organisation_id
      where a.subject_person_id = $1
      group by (a.at at time zone $2)::date, a.viewer_role, o.id, o.name, o.name_lang, a.purpose
      order by max(a.at) desc limit $3`,
    [personId, zone, limit],
  );
}
