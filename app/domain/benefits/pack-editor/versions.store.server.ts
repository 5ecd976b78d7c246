import type { Tx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import type { SqlExecutor } from "../../kernel/ports.ts";
import type { PolicyPack } from "../pack.schema.ts";

export type VersionRow = {
  readonly packId: string;
  readonly version: number;
  readonly country: string;
  /** As it was published; a later version may end it earlier. */
  readonly effective: { readonly from: PlainDate; readonly until: PlainDate | null };
  readonly body: PolicyPack;
  readonly storedAt: Date;
  /** Null where it came with Masar. */
  readonly publishedBy: string | null;
  readonly writtenBy: readonly string[];
  readonly reason: string | null;
  readonly reasonLang: string | null;
  readonly takenBackBy: string | null;
  readonly takenBackAt: Date | null;
  readonly takenBackReason: string | null;
  readonly takenBackReasonLang: string | null;
};

const COLUMNS = `id as "packId", version, country, jsonb_build_object('from', "from", 'until', until) as effective, body,
  created_at as "storedAt", published_by as "publishedBy", written_by::text[] as "writtenBy", reason,
  reason_lang as "reasonLang", taken_back_by as "takenBackBy", taken_back_at as "takenBackAt",
  taken_back_reason as "takenBackReason", taken_back_reason_lang as "takenBackReasonLang"`;

/** All versions of a pack, those taken back included, by the day they come into force. */
export async function allVersions(sql: SqlExecutor, packId: string): Promise<VersionRow[]> {
  return sql.query<VersionRow>(`select ${COLUMNS} from policy_pack where id = $1 order by "from", version`, [
    packId,
  ]);
}

export async function allPacks(sql: SqlExecutor): Promise<VersionRow[]> {
  return sql.query<VersionRow>(`select ${COLUMNS} from policy_pack order by country, id, "from", version`);
}

export async function markTakenBack(
  tx: Tx,
  version: Pick<VersionRow, "packId" | "version">,
  how: { readonly by: string; readonly at: Date; readonly reason: string; readonly reasonLang: string },
): Promise<void> {
  await tx.query(
    `update policy_pack set taken_back_by = $3, taken_back_at = $4, taken_back_reason = $5, taken_back_reason_lang = $6
      where id = $1 and version = $2`,
    [version.packId, version.version, how.by, how.at, how.reason, how.reasonLang],
  );
}

/** The sealed names of accounts. */
export async function sealedNames(
  sql: SqlExecutor,
  accountIds: readonly string[],
): Promise<{ accountId: string; personId: string; fullNameSealed: string | null }[]> {
  return sql.query(
    `select a.id as "accountId", p.id as "personId", p.full_name_sealed as "fullNameSealed"
       from account a join person p on p.id = a.person_id where a.id = any($1::uuid[])`,
    [accountIds],
  );
}

/** Some households of a country that a pack pays on a day: always the same ones, in an order that tells nothing. */
export async function sampleOfHouseholds(
  sql: SqlExecutor,
  of: { readonly country: string; readonly packId: string; readonly on: PlainDate; readonly limit: number },
): Promise<string[]> {
  const rows = await sql.query<{ householdId: string }>(
    `select household_id as "householdId" from benefit_spell
      where country = $1 and pack_id = $2 and status in ('active', 'adjusted', 'provisional') and "from" <= $3
        and (until is null or until > $3)
      group by household_id order by md5(household_id::text) limit $4`,
    [of.country, of.packId, of.on, of.limit],
  );
  return rows.map(({ householdId }) => householdId);
}
