import type { SqlExecutor } from "../kernel/ports.ts";
import type { TaughtWordQuery } from "../taxonomy/taught-word.ts";

export type SeekerSkillRow = {
  readonly id: string;
  readonly personId: string;
  readonly label: string;
  readonly conceptId: string | null;
  readonly country: string | null;
};

const ROW = `s.id, s.person_id as "personId", s.label, s.concept_id as "conceptId",
  (select p.country from seeker_profile p where p.person_id = s.person_id) as country`;
const HAS_WORDS = "position(' ' || $1 || ' ' in ' ' || s.folded || ' ') > 0";

/** What people say of themselves with these folded words, locked, in order after `after` (an id). */
export const selectSkillsWith = (tx: SqlExecutor, query: TaughtWordQuery): Promise<SeekerSkillRow[]> =>
  tx.query<SeekerSkillRow>(
    `select ${ROW} from seeker_skill s
      where ${query.having === null ? "s.concept_id is null and $2::uuid is null" : "s.concept_id = $2"}
        and ${HAS_WORDS} and ($3::uuid is null or s.id > $3)
      order by s.id limit $4 for update of s`,
    [query.folded, query.having, query.after, query.limit],
  );

export async function updateSkillConcepts(
  tx: SqlExecutor,
  rows: readonly { readonly id: string; readonly conceptId: string | null; readonly confidence: number }[],
): Promise<void> {
  await tx.query(
    `update seeker_skill s set concept_id = n.concept_id, confidence = n.confidence
       from unnest($1::uuid[], $2::uuid[], $3::float8[]) as n (id, concept_id, confidence) where s.id = n.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ conceptId }) => conceptId),
      rows.map(({ confidence }) => confidence),
    ],
  );
}

/** Labels that nobody has folded yet. */
export const selectUnfoldedSkills = (
  tx: SqlExecutor,
  limit: number,
): Promise<{ readonly id: string; readonly label: string }[]> =>
  tx.query(
    "select id, label from seeker_skill where folded is null order by id limit $1 for update skip locked",
    [limit],
  );

export async function updateFoldedSkills(
  tx: SqlExecutor,
  rows: readonly { readonly id: string; readonly folded: string }[],
): Promise<void> {
  await tx.query(
    `update seeker_skill s set folded = n.folded from unnest($1::uuid[], $2::text[]) as n (id, folded)
      where s.id = n.id`,
    [rows.map(({ id }) => id), rows.map(({ folded }) => folded)],
  );
}
