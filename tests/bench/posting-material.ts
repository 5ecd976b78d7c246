import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { placeDirectory, type DirectoryPlace } from "#app/domain/search/place-directory.ts";
import { listConceptLabels, type ConceptLabelRow } from "#app/domain/taxonomy/list-concept-labels.server.ts";
import type { PostingMaterial } from "./generated-postings.ts";

const COUNTRY = "SA";

/** What postings are generated from: the taxonomy and places of the database. */
type Material = PostingMaterial & { readonly labels: readonly ConceptLabelRow[] };

export async function postingMaterial(ctx: Ctx): Promise<Material> {
  const labels = await listConceptLabels(ctx, null);
  const titles = new Map<string, string[]>();
  const skills: { id: string; text: string }[] = [];
  for (const { conceptId, conceptKind, lang, kind, text } of labels) {
    if (conceptKind === "skill" && lang === "ar" && kind === "preferred")
      skills.push({ id: conceptId, text });
    if (conceptKind !== "occupation" || !["masculine", "feminine"].includes(kind)) continue;
    titles.set(conceptId, [...(titles.get(conceptId) ?? []), text]);
  }
  const rows = await listPlaces(ctx, COUNTRY);
  const places = placeDirectory(rows);
  const towns = rows
    .filter((row) => row.kind === "town")
    .flatMap((row): DirectoryPlace[] => [places.byId(row.id)].filter((place) => place !== null));
  return { labels, occupations: [...titles].map(([id, texts]) => ({ id, titles: texts })), skills, towns };
}
