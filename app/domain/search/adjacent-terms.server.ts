import type { Ctx } from "../kernel/ctx.server.ts";
import { loadKinship, type TaxonomyKinship } from "../taxonomy/load-kinship.server.ts";
import type { AdjacentTerms } from "./adjacent-occupations.ts";
import { conceptTerm } from "./build-documents.server.ts";

/** So many occupations are taken in; matching calls the same ones near (taxonomy/kinship.ts). */
const MOST_ADJACENT = 8;

/** Occupations by their term in the index, of one version of the taxonomy. */
const byTerm = new WeakMap<TaxonomyKinship, ReadonlyMap<string, string>>();

/** Finds the occupations adjacent to one that a query names, in the taxonomy as it is now. */
export async function loadAdjacentTerms(ctx: Ctx): Promise<AdjacentTerms> {
  const taxonomy = await loadKinship(ctx);
  let occupations = byTerm.get(taxonomy);
  if (!occupations) {
    occupations = new Map([...taxonomy.links.groups.keys()].map((id) => [conceptTerm(id), id]));
    byTerm.set(taxonomy, occupations);
  }
  const known = occupations;
  return (term) => {
    const id = known.get(term);
    if (id === undefined) return [];
    return taxonomy.kinship.adjacentOccupations(id, MOST_ADJACENT).map((near) => conceptTerm(near.id));
  };
}
