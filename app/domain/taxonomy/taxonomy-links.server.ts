import type { Ctx } from "../kernel/ctx.server.ts";
import { selectConcepts, selectEssentialSkills, taxonomyVersion } from "./taxonomy.store.server.ts";

/** Occupations' groups and what they always need; the graph that matching measures nearness on. */
export type TaxonomyLinks = {
  readonly version: number;
  readonly groups: ReadonlyMap<string, string>;
  readonly skills: ReadonlyMap<string, ReadonlySet<string>>;
  /** Skill -> number of occupations that need it. */
  readonly frequency: ReadonlyMap<string, number>;
};

/** Essential links of the whole taxonomy, as it is now. */
export async function loadTaxonomyLinks(ctx: Pick<Ctx, "sql">): Promise<TaxonomyLinks> {
  const version = await taxonomyVersion(ctx.sql);
  const groups = new Map<string, string>();
  for (const { id, iscoGroup } of await selectConcepts(ctx.sql, "occupation"))
    if (iscoGroup) groups.set(id, iscoGroup);
  const skills = new Map<string, Set<string>>();
  const frequency = new Map<string, number>();
  for (const { occupationId, skillId } of await selectEssentialSkills(ctx.sql)) {
    const needed = skills.get(occupationId);
    if (needed) needed.add(skillId);
    else skills.set(occupationId, new Set([skillId]));
    frequency.set(skillId, (frequency.get(skillId) ?? 0) + 1);
  }
  return { version, groups, skills, frequency };
}
