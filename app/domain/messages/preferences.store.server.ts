import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { MessageKind } from "./message.ts";
import type { Choice, Preferences } from "./preferences.ts";

type Row = {
  readonly personId: string;
  readonly smsKinds: MessageKind[];
  readonly mailKinds: MessageKind[];
  readonly language: "ar" | "en" | null;
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly smsCap: number;
  readonly mailCap: number;
  readonly previous: Preferences | null;
};

const COLUMNS = `person_id as "personId", sms_kinds as "smsKinds", mail_kinds as "mailKinds", language,
  quiet_from as "quietFrom", quiet_until as "quietUntil", sms_cap as "smsCap", mail_cap as "mailCap", previous`;

export type KeptChoice = Choice & {
  /** What held before the last change, to go back to. */
  readonly previous: Preferences | null;
};

const read = ({ quietFrom, quietUntil, personId: _, ...row }: Row): KeptChoice => ({
  ...row,
  quietHours: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
});

/** What people chose, by person; those who chose nothing are missing. */
export async function findChoices(
  sql: SqlExecutor,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, KeptChoice>> {
  const rows = await sql.query<Row>(
    `select ${COLUMNS} from message_preference where person_id = any($1::uuid[])`,
    [personIds],
  );
  return new Map(rows.map((row) => [row.personId, read(row)]));
}

export async function saveChoice(
  sql: SqlExecutor,
  personId: string,
  chosen: KeptChoice,
  at: Date,
): Promise<void> {
  await sql.query(
    `insert into message_preference (person_id, sms_kinds, mail_kinds, language, quiet_from, quiet_until,
                                     sms_cap, mail_cap, previous, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (person_id) do update set sms_kinds = excluded.sms_kinds, mail_kinds = excluded.mail_kinds,
       language = excluded.language, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
       sms_cap = excluded.sms_cap, mail_cap = excluded.mail_cap, previous = excluded.previous,
       updated_at = excluded.updated_at`,
    [
      personId,
      chosen.smsKinds,
      chosen.mailKinds,
      chosen.language,
      chosen.quietHours?.from ?? null,
      chosen.quietHours?.until ?? null,
      chosen.smsCap,
      chosen.mailCap,
      chosen.previous,
      at,
    ],
  );
}

/** What a person chose follows her, unless she chose there too. */
export async function moveChoices(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.query(
    `update message_preference set person_id = $2 where person_id = $1
        and not exists (select from message_preference where person_id = $2)`,
    [fromId, intoId],
  );
  await tx.query("update unsubscribe_link set person_id = $2 where person_id = $1", [fromId, intoId]);
}

/** Makes the links that end people's mails known. */
export async function keepUnsubscribeLinks(
  sql: SqlExecutor,
  links: readonly { readonly tokenHash: string; readonly personId: string }[],
): Promise<void> {
  await sql.query(
    `insert into unsubscribe_link (token_hash, person_id) select * from unnest($1::text[], $2::uuid[])
     on conflict do nothing`,
    [links.map(({ tokenHash }) => tokenHash), links.map(({ personId }) => personId)],
  );
}

export async function findPersonOfLink(sql: SqlExecutor, tokenHash: string): Promise<string | null> {
  const rows = await sql.query<{ personId: string }>(
    `select person_id as "personId" from unsubscribe_link where token_hash = $1`,
    [tokenHash],
  );
  return rows[0]?.personId ?? null;
}

/** Ends all mails of a person, or, with null, begins them again. */
export async function setMailsEnded(sql: SqlExecutor, personId: string, at: Date | null): Promise<void> {
  await sql.query("update unsubscribe_link set ended_at = $2 where person_id = $1", [personId, at]);
}

/** Those of the persons who ended their mails by a link. */
export async function findMailsEnded(
  sql: SqlExecutor,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ personId: string }>(
    `select distinct person_id as "personId" from unsubscribe_link
      where person_id = any($1::uuid[]) and ended_at is not null`,
    [personIds],
  );
  return new Set(rows.map(({ personId }) => personId));
}
