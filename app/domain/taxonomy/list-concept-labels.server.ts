import type { Ctx } from "../kernel/ctx.server.ts";
import { taxonomyVersions } from "./taxonomy.store.server.ts";
import { selectConceptLabels, type ConceptLabelRow } from "./concept-labels.store.server.ts";

export type { ConceptLabelRow };

/** Labels of these occupations and skills, or of all for null: what search, lexicon and forms are made of. */
export const listConceptLabels = (
  ctx: Pick<Ctx, "sql">,
  conceptIds: readonly string[] | null,
): Promise<readonly ConceptLabelRow[]> => selectConceptLabels(ctx.sql, conceptIds);

/** Version of all names, taught words too: raised whenever some of them change. */
export async function currentTaxonomyVersion(ctx: Pick<Ctx, "sql">): Promise<number> {
  const { names, words } = await taxonomyVersions(ctx.sql);
  return names + words;
}
