import type { Ctx } from "../kernel/ctx.server.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { ConceptLinks } from "./concept-links.ts";
import { kinshipOf, type Kinship } from "./kinship.ts";
import { selectGeneralSkills, selectSkillGroups, selectSkillLinks } from "./links.store.server.ts";
import { selectConcepts, taxonomyVersion } from "./taxonomy.store.server.ts";

/** The graph of one version of the taxonomy and nearness on it, held in memory. */
export type TaxonomyKinship = {
  readonly version: number;
  readonly links: ConceptLinks;
  readonly kinship: Kinship;
};

/** Of each database, of the version it had. */
const known = new WeakMap<
  SqlExecutor,
  { readonly version: number; readonly read: Promise<TaxonomyKinship> }
>();

/** Nearness on the taxonomy as it is now; read and built once per version. */
export async function loadKinship(ctx: Pick<Ctx, "sql">): Promise<TaxonomyKinship> {
  const version = await taxonomyVersion(ctx.sql);
  const before = known.get(ctx.sql);
  if (before?.version === version) return before.read;
  const read = readLinks(ctx.sql).then((links) => ({ version, links, kinship: kinshipOf(links) }));
  known.set(ctx.sql, { version, read });
  read.catch(() => known.delete(ctx.sql));
  return read;
}

async function readLinks(sql: SqlExecutor): Promise<ConceptLinks> {
  const groups = new Map<string, string | null>();
  for (const { id, iscoGroup } of await selectConcepts(sql, "occupation")) groups.set(id, iscoGroup);
  const essential = new Map<string, Set<string>>();
  const optional = new Map<string, Set<string>>();
  // One string per concept, not one per link: there are over a hundred thousand links.
  const ids = new Map<string, string>();
  const once = (id: string): string => ids.get(id) ?? (ids.set(id, id), id);
  for (const { occupationId, skillId, kind } of await selectSkillLinks(sql)) {
    const by = kind === "essential" ? essential : optional;
    const skills = by.get(occupationId);
    if (skills) skills.add(once(skillId));
    else by.set(once(occupationId), new Set([once(skillId)]));
  }
  const above = new Map<string, string>();
  const skills: string[] = [];
  for (const { id, aboveId, isSkill } of await selectSkillGroups(sql)) {
    above.set(id, aboveId);
    if (isSkill) skills.push(id);
  }
  return {
    ...{ groups, essential, optional },
    broader: new Map(skills.map((id) => [id, groupsAbove(id, above)])),
    general: new Set(await selectGeneralSkills(sql)),
  };
}

/** From the nearest to the widest; a cycle, which the import refuses, would end it. */
function groupsAbove(id: string, above: ReadonlyMap<string, string>): readonly string[] {
  const groups: string[] = [];
  for (let at = above.get(id); at !== undefined && !groups.includes(at); at = above.get(at)) groups.push(at);
  return groups;
}
