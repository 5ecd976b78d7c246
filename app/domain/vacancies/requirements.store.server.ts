import type { SqlExecutor } from "../kernel/ports.ts";
import type { TaughtWordQuery } from "../taxonomy/taught-word.ts";

export type RequirementRow = {
  readonly vacancyId: string;
  readonly position: number;
  readonly label: string;
  readonly conceptId: string | null;
};

const NAMED = "r.kind in ('skill', 'language')";
const ROW = `r.vacancy_id as "vacancyId", r.position, r.label, r.concept_id as "conceptId"`;
/** `$1` as whole words of the folded label. */
const HAS_WORDS = "position(' ' || $1 || ' ' in ' ' || r.folded || ' ') > 0";

/**
 * Requirements with these folded words, locked, in order after `after` ("vacancy:position"): those that wait for a
 * concept, or those that have this one.
 */
export const selectRequirementsWith = (
  tx: SqlExecutor,
  query: TaughtWordQuery,
): Promise<RequirementRow[]> => {
  const [vacancyId, position] = query.after?.split(":") ?? [];
  return tx.query<RequirementRow>(
    `select ${ROW} from vacancy_requirement r
      where ${NAMED} and ${query.having === null ? "r.concept_id is null and $2::uuid is null" : "r.concept_id = $2"}
        and ${HAS_WORDS} and ($3::uuid is null or (r.vacancy_id, r.position) > ($3::uuid, $4::int))
      order by r.vacancy_id, r.position limit $5 for update`,
    [query.folded, query.having, vacancyId ?? null, Number(position ?? 0), query.limit],
  );
};

export async function updateConcepts(
  tx: SqlExecutor,
  rows: readonly (Pick<RequirementRow, "vacancyId" | "position" | "conceptId"> & {
    readonly confidence: number;
  })[],
): Promise<void> {
  await tx.query(
    `update vacancy_requirement r set concept_id = n.concept_id, confidence = n.confidence
       from unnest($1::uuid[], $2::int[], $3::uuid[], $4::float8[]) as n (vacancy_id, position, concept_id, confidence)
      where r.vacancy_id = n.vacancy_id and r.position = n.position`,
    [
      rows.map(({ vacancyId }) => vacancyId),
      rows.map(({ position }) => position),
      rows.map(({ conceptId }) => conceptId),
      rows.map(({ confidence }) => confidence),
    ],
  );
}

/** Labels that nobody has folded yet. */
export const selectUnfolded = (tx: SqlExecutor, limit: number): Promise<RequirementRow[]> =>
  tx.query<RequirementRow>(
    `select ${ROW} from vacancy_requirement r where r.folded is null and ${NAMED}
      order by r.vacancy_id limit $1 for update skip locked`,
    [limit],
  );

export async function updateFolded(
  tx: SqlExecutor,
  rows: readonly (Pick<RequirementRow, "vacancyId" | "position"> & { readonly folded: string })[],
): Promise<void> {
  await tx.query(
    `update vacancy_requirement r set folded = n.folded
       from unnest($1::uuid[], $2::int[], $3::text[]) as n (vacancy_id, position, folded)
      where r.vacancy_id = n.vacancy_id and r.position = n.position`,
    [
      rows.map(({ vacancyId }) => vacancyId),
      rows.map(({ position }) => position),
      rows.map(({ folded }) => folded),
    ],
  );
}
