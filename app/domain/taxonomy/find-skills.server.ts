import type { Ctx } from "../kernel/ctx.server.ts";
import { normaliseLabel } from "../search/fold.ts";
import { loadCoder } from "./load-coder.server.ts";
import { selectSkills, selectSkillsByName, type SkillRow } from "./taught-words.store.server.ts";

/** A skill that words may mean; `confidence` is null for one that was found by the beginning of a name. */
export type SkillOption = SkillRow & { readonly confidence: number | null };

const MOST = 20;

/** The skills that each label may mean, surest first. */
export async function suggestSkills(
  ctx: Ctx,
  labels: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, readonly SkillOption[]>> {
  const coder = await loadCoder(ctx);
  const suggested = labels.map((label) => ({ label, found: coder.suggestSkills(label, limit) }));
  const ids = [...new Set(suggested.flatMap(({ found }) => found.map(({ conceptId }) => conceptId)))];
  const skills = new Map((await selectSkills(ctx.sql, ids)).map((skill) => [skill.id, skill]));
  return new Map(
    suggested.map(({ label, found }) => [
      label,
      found.flatMap(({ conceptId, confidence }) => {
        const skill = skills.get(conceptId);
        return skill ? [{ ...skill, confidence }] : [];
      }),
    ]),
  );
}

/** Skills for what somebody types to find one: by the beginning of a name, then by what the words may mean. */
export async function findSkills(ctx: Ctx, query: string): Promise<readonly SkillOption[]> {
  const words = normaliseLabel(query.slice(0, 100));
  if (words === "") return [];
  const named = await selectSkillsByName(ctx.sql, words, MOST);
  const meant = (await suggestSkills(ctx, [query], MOST)).get(query) ?? [];
  const known = new Set(named.map(({ id }) => id));
  return [
    ...named.map((skill) => ({ ...skill, confidence: null })),
    ...meant.filter(({ id }) => !known.has(id)),
  ].slice(0, MOST);
}
