import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";

export type KnownPerson = { readonly id: string; readonly lookup: string; readonly digest: string | null };

/** Persons of a country that these identity numbers (look-up values) belong to. */
export async function knownPersons(
  sql: SqlExecutor,
  country: string,
  lookups: readonly string[],
): Promise<KnownPerson[]> {
  return sql.query<KnownPerson>(
    `select id, national_id_lookup as lookup, registry_digest as digest from person
      where country = $1 and national_id_lookup = any($2)`,
    [country, lookups],
  );
}

export async function knownHouseholds(
  sql: SqlExecutor,
  country: string,
  lookups: readonly string[],
): Promise<{ id: string; lookup: string }[]> {
  return sql.query<{ id: string; lookup: string }>(
    "select id, registry_ref_lookup as lookup from household where country = $1 and registry_ref_lookup = any($2)",
    [country, lookups],
  );
}

/** Who belongs to these households or ever did. */
export async function everMembers(
  sql: SqlExecutor,
  householdIds: readonly string[],
): Promise<{ householdId: string; personId: string }[]> {
  return sql.query<{ householdId: string; personId: string }>(
    `select distinct household_id as "householdId", person_id as "personId" from household_member
      where household_id = any($1::uuid[])`,
    [householdIds],
  );
}

/** Tables that an import fills, with the columns in the order of their rows. */
export const REGISTRY_TABLES = {
  person: [
    "id",
    "country",
    "full_name_sealed",
    "national_id_sealed",
    "national_id_lookup",
    "birth_date_sealed",
    "gender_sealed",
    "phone_sealed",
    "phone_lookup",
    "origin",
    "registry_digest",
    "preferred_language",
    "created_at",
    "updated_at",
  ],
  household: ["id", "country", "registry_ref_lookup", "registry_ref_sealed", "place_id", "created_at"],
  household_member: ["id", "household_id", "person_id", "relation", '"from"'],
  seeker_profile: [
    "person_id",
    "country",
    "place_id",
    "reach_km",
    "hours_min",
    "hours_max",
    "shift",
    "wants_remote",
    "wants_part_time",
    "wage_min_minor",
    "currency",
    "education_level",
    "experience_years",
    "languages",
    "licences",
    "needs_sealed",
    "looking_for_work",
    "rev",
    "updated_at",
  ],
  seeker_occupation: ["id", "person_id", "concept_id", "years", "source"],
  seeker_skill: ["id", "person_id", "concept_id", "label", "lang", "folded", "confidence", "source"],
  exemption: ["id", "person_id", "ground_sealed", "status", '"from"', "review_on", "opted_in"],
  benefit_spell: [
    "id",
    "household_id",
    "country",
    "scheme",
    "pack_id",
    "status",
    '"from"',
    "decided_minor",
    "currency",
    "created_at",
  ],
  benefit_payee: ["id", "spell_id", "person_id", '"from"'],
} as const;
export type RegistryTable = keyof typeof REGISTRY_TABLES;
export type RegistryRows = Record<RegistryTable, unknown[][]>;

export const noRows = (): RegistryRows =>
  Object.fromEntries(Object.keys(REGISTRY_TABLES).map((table) => [table, []])) as unknown as RegistryRows;

/** Writes new rows, parents first. */
export async function insertRows(tx: BulkTx, rows: RegistryRows): Promise<void> {
  for (const table of Object.keys(REGISTRY_TABLES) as RegistryTable[]) {
    if (rows[table].length > 0) await tx.copyIn(table, REGISTRY_TABLES[table], rows[table]);
  }
}

/** Replaces what a registry said of a person before; what the person wrote stays. */
export async function forgetRegistryFacts(tx: SqlExecutor, personId: string): Promise<void> {
  await tx.query("delete from seeker_occupation where person_id = $1 and source = 'registry'", [personId]);
  await tx.query("delete from seeker_skill where person_id = $1 and source = 'registry'", [personId]);
  await tx.query("delete from seeker_profile where person_id = $1", [personId]);
}

export async function updatePerson(tx: SqlExecutor, row: readonly unknown[]): Promise<void> {
  await tx.query(
    `update person set full_name_sealed = $2, birth_date_sealed = $3, gender_sealed = $4, phone_sealed = $5,
       phone_lookup = $6, registry_digest = $7, origin = 'registry', updated_at = $8 where id = $1`,
    row,
  );
}

export type MemberOf = { readonly id: string; readonly householdId: string; readonly relation: string };

/** The membership of a day, or the one that begins later: only one at a time holds. */
export async function membershipOn(
  sql: SqlExecutor,
  personId: string,
  on: PlainDate,
): Promise<MemberOf | null> {
  const rows = await sql.query<MemberOf>(
    `select id, household_id as "householdId", relation from household_member
      where person_id = $1 and (until is null or until > $2) order by "from" limit 1`,
    [personId, on],
  );
  return rows[0] ?? null;
}

/** Closes a membership on a day; one that would be empty goes away. */
export async function closeMembership(tx: SqlExecutor, id: string, on: PlainDate): Promise<void> {
  await tx.query('delete from household_member where id = $1 and "from" >= $2', [id, on]);
  await tx.query("update household_member set until = $2 where id = $1", [id, on]);
}

/** Whether the household has a spell of the scheme or its rules beyond a day: a register never opens a second one. */
export async function hasSpell(
  sql: SqlExecutor,
  householdId: string,
  { scheme, packId, from }: { readonly scheme: string; readonly packId: string; readonly from: PlainDate },
): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from benefit_spell
      where household_id = $1 and (scheme = $2 or pack_id = $4) and person_id is null and (until is null or until > $3) limit 1`,
    [householdId, scheme, from, packId],
  );
  return rows.length > 0;
}
