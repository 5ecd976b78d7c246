import type { Tx } from "../../kernel/ctx.server.ts";
import type { SqlExecutor } from "../../kernel/ports.ts";
import type { PolicyPack } from "../pack.schema.ts";

export type DraftRow = {
  readonly id: string;
  readonly packId: string;
  readonly country: string;
  /** The version that it changes; null where the pack is new. */
  readonly basedOn: number | null;
  readonly body: PolicyPack;
  readonly reason: string;
  readonly reasonLang: string;
  readonly rev: number;
  readonly writtenBy: readonly string[];
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly savedBy: string;
  readonly savedAt: Date;
};

const COLUMNS = `id, pack_id as "packId", country, based_on as "basedOn", body, reason, reason_lang as "reasonLang", rev,
  written_by::text[] as "writtenBy", started_by as "startedBy", started_at as "startedAt", saved_by as "savedBy",
  saved_at as "savedAt"`;

/** The open draft of a pack; there is one at most. */
export async function openDraft(sql: SqlExecutor, packId: string): Promise<DraftRow | null> {
  const rows = await sql.query<DraftRow>(
    `select ${COLUMNS} from policy_pack_draft where pack_id = $1 and status = 'draft'`,
    [packId],
  );
  return rows[0] ?? null;
}

export async function openDrafts(sql: SqlExecutor): Promise<DraftRow[]> {
  return sql.query<DraftRow>(
    `select ${COLUMNS} from policy_pack_draft where status = 'draft' order by pack_id`,
  );
}

export async function insertDraft(tx: Tx, draft: DraftRow): Promise<void> {
  await tx.query(
    `insert into policy_pack_draft (id, pack_id, country, based_on, body, reason, reason_lang, status, rev, written_by,
       started_by, started_at, saved_by, saved_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7, 'draft', $8, $9::uuid[], $10, $11, $12, $13)`,
    [
      draft.id,
      draft.packId,
      draft.country,
      draft.basedOn,
      JSON.stringify(draft.body),
      draft.reason,
      draft.reasonLang,
      draft.rev,
      draft.writtenBy,
      draft.startedBy,
      draft.startedAt,
      draft.savedBy,
      draft.savedAt,
    ],
  );
}

export async function updateDraft(tx: Tx, draft: DraftRow): Promise<void> {
  await tx.query(
    `update policy_pack_draft set body = $2::jsonb, reason = $3, reason_lang = $4, rev = $5, written_by = $6::uuid[],
       saved_by = $7, saved_at = $8 where id = $1 and status = 'draft'`,
    [
      draft.id,
      JSON.stringify(draft.body),
      draft.reason,
      draft.reasonLang,
      draft.rev,
      draft.writtenBy,
      draft.savedBy,
      draft.savedAt,
    ],
  );
}

/** Ends a draft: as a version, or discarded when there is none. */
export async function closeDraft(
  tx: Tx,
  id: string,
  closing: { readonly by: string; readonly at: Date; readonly version: number | null },
): Promise<void> {
  await tx.query(
    `update policy_pack_draft set status = $2, closed_by = $3, closed_at = $4, version = $5 where id = $1 and status = 'draft'`,
    [id, closing.version === null ? "discarded" : "published", closing.by, closing.at, closing.version],
  );
}
