import type { SqlExecutor } from "../kernel/ports.ts";

/** The own vacancy that an imported one became; null while nobody has claimed it. */
export async function selectClaim(
  sql: SqlExecutor,
  importedId: string,
): Promise<{ readonly id: string; readonly organisationId: string } | null> {
  const rows = await sql.query<{ id: string; organisationId: string }>(
    'select id, organisation_id as "organisationId" from vacancy where claimed_from_id = $1',
    [importedId],
  );
  return rows[0] ?? null;
}

export async function markClaimed(
  sql: SqlExecutor,
  importedId: string,
  organisationId: string,
  status: string,
  now: Date,
): Promise<void> {
  await sql.query(
    `update vacancy set status = $3, organisation_id = $2, rev = rev + 1, updated_at = $4 where id = $1`,
    [importedId, organisationId, status, now],
  );
}

/** Writes an own draft with what an imported vacancy says; wage and insurance are for the employer to state. */
export async function copyClaimed(
  sql: SqlExecutor,
  importedId: string,
  draft: { readonly id: string; readonly organisationId: string; readonly employerName: string },
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into vacancy (id, origin, status, country, organisation_id, employer_name, title, title_lang,
       description, place_id, place_confidence, occupation_id, occupation_confidence, employment_type,
       hours_per_week, shift, remote, wage_min_minor, wage_max_minor, currency, wage_period, wage_basis, openings,
       experience_years, education_level, accommodations, childcare, transport, closes_on, claimed_from_id,
       created_at, updated_at)
     select $2, 'own', 'draft', country, $3, $4, title, title_lang,
       description, place_id, place_confidence, occupation_id, occupation_confidence, employment_type,
       hours_per_week, shift, remote, wage_min_minor, wage_max_minor, currency, wage_period, wage_basis, openings,
       experience_years, education_level, accommodations, childcare, transport, closes_on, id, $5, $5
       from vacancy where id = $1`,
    [importedId, draft.id, draft.organisationId, draft.employerName, now],
  );
  await sql.query(
    `insert into vacancy_requirement (vacancy_id, position, kind, label, lang, folded, concept_id, confidence, essential)
     select $2, position, kind, label, lang, folded, concept_id, confidence, essential
       from vacancy_requirement where vacancy_id = $1`,
    [importedId, draft.id],
  );
}
