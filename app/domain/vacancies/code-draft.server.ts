import type { Ctx } from "../kernel/ctx.server.ts";
import { loadCoder } from "../taxonomy/load-coder.server.ts";
import type { VacancyDraft } from "./vacancy.schema.ts";

/** Below this, what a title or a label means is a guess that nothing should rest on. */
const SURE_ENOUGH = 0.5;

/** A draft as an employer typed it: no concepts yet. */
export type TypedDraft = Omit<VacancyDraft, "occupationId" | "skills"> & {
  readonly skillLabels: readonly string[];
};

/**
 * Codes what an employer typed: the title to an occupation, each skill to a concept. What is not resolved keeps
 * its label. Call it before the transaction: the coder is built once per process.
 */
export async function codeDraft(ctx: Pick<Ctx, "sql">, typed: TypedDraft): Promise<VacancyDraft> {
  const coder = await loadCoder(ctx);
  const { skillLabels, ...draft } = typed;
  const [best] = coder.codeTitle(draft.title, 1);
  return {
    ...draft,
    occupationId: best && best.confidence >= SURE_ENOUGH ? best.conceptId : null,
    skills: [...new Set(skillLabels)].map((label) => {
      const match = coder.resolveSkill(label);
      return {
        label,
        lang: /[\u0621-\u064A]/u.test(label) ? ("ar" as const) : ("en" as const),
        conceptId: match.confidence >= SURE_ENOUGH ? match.conceptId : null,
        essential: true,
      };
    }),
  };
}
