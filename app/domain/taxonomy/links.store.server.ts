import type { SqlExecutor } from "../kernel/ports.ts";

type LinkRow = {
  readonly occupationId: string;
  readonly skillId: string;
  readonly kind: "essential" | "optional";
};

/** Every link from an occupation to a skill, in a fixed order. */
export const selectSkillLinks = (sql: SqlExecutor): Promise<LinkRow[]> =>
  sql.query<LinkRow>(
    `select from_id as "occupationId", to_id as "skillId", kind from concept_relation
      where kind in ('essential', 'optional') order by from_id, to_id, kind`,
  );

/** Skills and groups of skills with the group right above; occupations have their ISCO-08 group instead. */
export const selectSkillGroups = (
  sql: SqlExecutor,
): Promise<{ readonly id: string; readonly aboveId: string; readonly isSkill: boolean }[]> =>
  sql.query(
    `select r.from_id as id, r.to_id as "aboveId", c.kind = 'skill' as "isSkill"
       from concept_relation r join concept c on c.id = r.from_id
      where r.kind = 'broader' and c.kind in ('skill', 'group') order by r.from_id, r.to_id`,
  );

/** Personal qualities, and what the classification calls transversal. */
export async function selectGeneralSkills(sql: SqlExecutor): Promise<readonly string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from concept
      where kind = 'skill' and (skill_type = 'attitude' or reuse_level = 'transversal') order by id`,
  );
  return rows.map(({ id }) => id);
}
