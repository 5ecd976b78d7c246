import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { ConsentPurpose, ConsentState } from "./consent.ts";

export type ConsentRow = {
  readonly id: string;
  readonly personId: string;
  readonly country: string;
  readonly purpose: ConsentPurpose;
  readonly organisationId: string | null;
  readonly applicationId: string | null;
  readonly status: ConsentState;
  readonly givenAt: Date;
  readonly validUntil: PlainDate;
  readonly endedAt: Date | null;
};

const COLUMNS = `id, person_id as "personId", country, purpose, organisation_id as "organisationId",
  application_id as "applicationId", status, given_at as "givenAt", valid_until as "validUntil", ended_at as "endedAt"`;

/** A person and whoever was merged into that person. */
const SAME_PERSON = "select p.id from person p where p.id = $1 or p.merged_into_id = $1";

/** Keeps a consent unless the same one is given already. Returns whether it did. */
export async function insertConsent(
  tx: Tx,
  row: Omit<ConsentRow, "status" | "endedAt"> & { readonly givenBy: string },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into consent (id, person_id, country, purpose, organisation_id, application_id, status, given_at, given_by, valid_until)
     values ($1, $2, $3, $4, $5, $6, 'given', $7, $8, $9)
     on conflict (application_id, purpose) where status = 'given' do nothing returning id`,
    [
      row.id,
      row.personId,
      row.country,
      row.purpose,
      row.organisationId,
      row.applicationId,
      row.givenAt,
      row.givenBy,
      row.validUntil,
    ],
  );
  return rows.length === 1;
}

/** One of a person's own consents, locked. */
export async function lockOwnConsent(tx: Tx, personId: string, id: string): Promise<ConsentRow | null> {
  const rows = await tx.query<ConsentRow>(
    `select ${COLUMNS} from consent where person_id in (${SAME_PERSON}) and id = $2 for update`,
    [personId, id],
  );
  return rows[0] ?? null;
}

export async function lockConsent(tx: Tx, id: string): Promise<ConsentRow | null> {
  const rows = await tx.query<ConsentRow>(`select ${COLUMNS} from consent where id = $1 for update`, [id]);
  return rows[0] ?? null;
}

/** The latest consent for each application of a person, newest first. */
export async function consentsOf(sql: SqlExecutor, personId: string): Promise<ConsentRow[]> {
  return sql.query<ConsentRow>(
    `select * from (select distinct on (application_id, purpose) ${COLUMNS} from consent
       where person_id in (${SAME_PERSON}) order by application_id, purpose, given_at desc, id desc) latest
      order by "givenAt" desc, id`,
    [personId],
  );
}

/** The consent to be named in an application that is given now; null where there is none. */
export async function consentInForce(sql: SqlExecutor, applicationId: string): Promise<ConsentRow | null> {
  const rows = await sql.query<ConsentRow>(
    `select ${COLUMNS} from consent where application_id = $1 and purpose = 'recruitment' and status = 'given'`,
    [applicationId],
  );
  return rows[0] ?? null;
}

/** Consents whose validity is over, by country. */
export async function overdueConsents(
  sql: SqlExecutor,
  country: string,
  today: PlainDate,
  limit: number,
): Promise<{ id: string }[]> {
  return sql.query(
    `select id from consent where country = $1 and status = 'given' and valid_until <= $2 order by id limit $3`,
    [country, today, limit],
  );
}

export async function endConsent(
  tx: Tx,
  id: string,
  end: { readonly status: ConsentState; readonly at: Date; readonly by: string | null },
): Promise<void> {
  await tx.query("update consent set status = $2, ended_at = $3, ended_by = $4 where id = $1", [
    id,
    end.status,
    end.at,
    end.by,
  ]);
}
