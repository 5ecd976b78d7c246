import type { Tx } from "../../kernel/ctx.server.ts";
import type { SqlExecutor } from "../../kernel/ports.ts";
import type { Frequency } from "./saved-search.ts";

export type SavedSearchRow = {
  readonly id: string;
  readonly personId: string;
  readonly country: string;
  readonly nameSealed: string;
  readonly addressSealed: string;
  readonly knownSealed: string;
  readonly frequency: Frequency;
  readonly beyondMasar: boolean;
  readonly savedAt: Date;
  readonly lookedAt: Date;
  readonly nextLookAt: Date | null;
  readonly deletedAt: Date | null;
};

const COLUMNS = `id, person_id as "personId", country, name_sealed as "nameSealed",
  address_sealed as "addressSealed", known_sealed as "knownSealed", frequency, beyond_masar as "beyondMasar",
  saved_at as "savedAt", looked_at as "lookedAt", next_look_at as "nextLookAt", deleted_at as "deletedAt"`;

/** A person's searches change one at a time, so that their number holds. Until the transaction ends. */
export async function lockSearchesOf(tx: Tx, personId: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('masar:saved-searches:' || $1, 0))", [
    personId,
  ]);
}

export async function insertSavedSearch(tx: Tx, row: Omit<SavedSearchRow, "deletedAt">): Promise<void> {
  await tx.query(
    `insert into saved_search (id, person_id, country, name_sealed, address_sealed, known_sealed, frequency,
                               beyond_masar, saved_at, looked_at, next_look_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[row.id, row.personId, row.country, row.nameSealed, row.addressSealed, row.knownSealed],
      ...[row.frequency, row.beyondMasar, row.savedAt, row.lookedAt, row.nextLookAt],
    ],
  );
}

/** A person's searches that are not deleted, the newest first. */
export const findSearchesOf = (sql: SqlExecutor, personId: string): Promise<SavedSearchRow[]> =>
  sql.query<SavedSearchRow>(
    `select ${COLUMNS} from saved_search where person_id = $1 and deleted_at is null order by saved_at desc, id desc`,
    [personId],
  );

/** One of a person's searches, deleted or not. */
export async function findOwnSearch(
  sql: SqlExecutor,
  personId: string,
  id: string,
): Promise<SavedSearchRow | null> {
  const rows = await sql.query<SavedSearchRow>(
    `select ${COLUMNS} from saved_search where person_id = $1 and id = $2`,
    [personId, id],
  );
  return rows[0] ?? null;
}

/** Locked, whoever's it is; for the worker. */
export async function lockSearch(tx: Tx, id: string): Promise<SavedSearchRow | null> {
  const rows = await tx.query<SavedSearchRow>(
    `select ${COLUMNS} from saved_search where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

export async function updateSearch(
  tx: Tx,
  id: string,
  change: Pick<SavedSearchRow, "nameSealed" | "frequency" | "beyondMasar" | "nextLookAt">,
): Promise<void> {
  await tx.query(
    `update saved_search set name_sealed = $2, frequency = $3, beyond_masar = $4, next_look_at = $5 where id = $1`,
    [id, change.nameSealed, change.frequency, change.beyondMasar, change.nextLookAt],
  );
}

/** What is known from now on, and when it is looked through again. */
export async function noteLook(
  tx: Tx,
  id: string,
  look: Pick<SavedSearchRow, "knownSealed" | "lookedAt" | "nextLookAt">,
): Promise<void> {
  await tx.query(
    "update saved_search set known_sealed = $2, looked_at = $3, next_look_at = $4 where id = $1",
    [id, look.knownSealed, look.lookedAt, look.nextLookAt],
  );
}

export async function setDeleted(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.query("update saved_search set deleted_at = $2 where id = $1", [id, at]);
}

/** Searches of a country whose time has come, by id; not those of people who ended their alerts. */
export const findDueSearches = (
  sql: SqlExecutor,
  due: { readonly country: string; readonly now: Date; readonly after: string; readonly limit: number },
): Promise<SavedSearchRow[]> =>
  sql.query<SavedSearchRow>(
    `select ${COLUMNS} from saved_search s
      where country = $1 and next_look_at <= $2 and deleted_at is null and id > $3
        and not exists (select from alert_link l where l.person_id = s.person_id and l.ended_at is not null)
      order by id limit $4`,
    [due.country, due.now, due.after, due.limit],
  );

export async function insertAlert(
  tx: Tx,
  alert: {
    readonly id: string;
    readonly savedSearchId: string;
    readonly at: Date;
    readonly count: number;
    readonly foundSealed: string;
  },
): Promise<void> {
  await tx.query(
    `insert into saved_search_alert (id, saved_search_id, at, count, found_sealed) values ($1, $2, $3, $4, $5)`,
    [alert.id, alert.savedSearchId, alert.at, alert.count, alert.foundSealed],
  );
}

export type AlertRow = {
  readonly personId: string;
  readonly frequency: Frequency;
  readonly beyondMasar: boolean;
  readonly deletedAt: Date | null;
  readonly foundSealed: string;
  readonly ended: boolean;
};

/** An alert with what its search says by now; null when the search is gone for good. */
export async function findAlert(sql: SqlExecutor, alertId: string): Promise<AlertRow | null> {
  const rows = await sql.query<AlertRow>(
    `select s.person_id as "personId", s.frequency, s.beyond_masar as "beyondMasar", s.deleted_at as "deletedAt",
            a.found_sealed as "foundSealed",
            exists (select from alert_link l where l.person_id = s.person_id and l.ended_at is not null) as ended
       from saved_search_alert a join saved_search s on s.id = a.saved_search_id where a.id = $1`,
    [alertId],
  );
  return rows[0] ?? null;
}

/** The last alert of each search, by search. */
export async function findLastAlerts(
  sql: SqlExecutor,
  searchIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly at: Date; readonly count: number }>> {
  const rows = await sql.query<{ id: string; at: Date; count: number }>(
    `select distinct on (saved_search_id) saved_search_id as id, at, count from saved_search_alert
      where saved_search_id = any($1::uuid[]) order by saved_search_id, at desc`,
    [searchIds],
  );
  return new Map(rows.map(({ id, at, count }) => [id, { at, count }]));
}

/** Takes away for good what was deleted before `deleted`, and alerts older than `alerts`. */
export async function forgetSearches(
  tx: Tx,
  before: { readonly country: string; readonly deleted: Date; readonly alerts: Date },
): Promise<number> {
  await tx.query(
    `delete from saved_search_alert a using saved_search s
      where s.id = a.saved_search_id and s.country = $1 and a.at < $2`,
    [before.country, before.alerts],
  );
  const gone = await tx.query(
    "delete from saved_search where country = $1 and deleted_at < $2 returning id",
    [before.country, before.deleted],
  );
  return gone.length;
}

export async function moveSearchesTo(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.query("update saved_search set person_id = $2 where person_id = $1", [fromId, intoId]);
}
