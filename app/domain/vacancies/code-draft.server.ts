import type { Ctx } from "../kernel/ctx.server.ts";
import { loadCoder, type Coder } from "../taxonomy/load-coder.server.ts";
import { surestOf } from "../taxonomy/skill-resolver.ts";
import { MOST_SKILLS, type VacancyDraft } from "./vacancy.schema.ts";

/** Below this, what a title means is a guess that nothing should rest on. */
const SURE_ENOUGH = 0.5;

/** A draft as an employer typed it: no concepts yet. */
export type TypedDraft = Omit<VacancyDraft, "occupationId" | "skills"> & {
  readonly skillLabels: readonly string[];
};

/**
 * Codes what an employer typed: the title to an occupation, each skill to a concept. What is not resolved keeps
 * its label. Call it before the transaction: the coder is built once per process.
 */
export async function codeDraft(ctx: Pick<Ctx, "sql" | "search">, typed: TypedDraft): Promise<VacancyDraft> {
  const coder = await loadCoder(ctx);
  const { skillLabels, ...draft } = typed;
  const [best] = coder.codeTitle(draft.title, 1);
  return {
    ...draft,
    occupationId: best && best.confidence >= SURE_ENOUGH ? best.conceptId : null,
    skills: readSkills(coder, skillLabels),
  };
}

/** What the lines name, each label once; a line stays one skill where a draft has no room for its parts. */
function readSkills(coder: Coder, lines: readonly string[]): VacancyDraft["skills"] {
  const distinct = [...new Set(lines)];
  const parts = distinct.flatMap((line) => coder.readSkills(line));
  const room = parts.length <= MOST_SKILLS;
  const matches = room ? parts : distinct.map((label) => ({ ...surestOf(coder.readSkills(label)), label }));
  return [...new Map(matches.map((match) => [match.label, match])).values()].map(({ label, conceptId }) => ({
    label,
    lang: /[\u0621-\u064A]/u.test(label) ? "ar" : "en",
    conceptId,
    essential: true,
  }));
}
