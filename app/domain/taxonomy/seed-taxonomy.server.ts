import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { conceptId } from "./concept-id.server.ts";
import { starterLabels } from "./labels.ts";
import {
  dropUnstatedStarterRelations,
  mergeRelations,
  raiseTaxonomyVersion,
  stageOutcomes,
} from "./relations-merge.store.server.ts";
import {
  demoteLabels,
  mergeConcepts,
  mergeLabels,
  openStage,
  stageConcepts,
  stageRelations,
  type StagedConcept,
  type StagedRelation,
} from "./taxonomy-merge.store.server.ts";
import type { StarterOccupation, StarterSkill } from "./taxonomy.ts";

export type StarterTaxonomy = {
  readonly occupations: readonly StarterOccupation[];
  readonly skills: readonly StarterSkill[];
};

/** The id that a concept of the starter has everywhere. */
export const starterConceptId = (
  kind: "occupation" | "skill",
  { key, escoUri }: Pick<StarterOccupation, "key" | "escoUri">,
): string => conceptId(escoUri === null ? { escoUri, kind, key } : { escoUri });

const FILE = "starter";
const none = { code: null, reuseLevel: null, broaderUri: null, file: FILE };

function stagedConcepts({ occupations, skills }: StarterTaxonomy): StagedConcept[] {
  const rows = [
    ...occupations.map((o) => ({
      ...none,
      kind: "occupation" as const,
      id: starterConceptId("occupation", o),
      slug: o.key,
      uri: o.escoUri,
      iscoGroup: o.iscoGroup,
      skillType: null,
      labels: starterLabels(o),
    })),
    ...skills.map((s) => ({
      ...none,
      kind: "skill" as const,
      id: starterConceptId("skill", s),
      slug: s.key,
      uri: s.escoUri,
      iscoGroup: null,
      skillType: s.kind,
      labels: starterLabels(s),
    })),
  ];
  return rows.map((row, index) => ({ ...row, seq: index, row: index + 1 }));
}

const stagedRelations = ({ occupations }: StarterTaxonomy): StagedRelation[] =>
  occupations
    .flatMap(({ key, skills }) =>
      (["essential", "optional"] as const).flatMap((kind) =>
        skills[kind].map((skill) => ({ fromUri: key, toUri: skill, kind, file: FILE })),
      ),
    )
    .map((row, index) => ({ ...row, seq: index, row: index + 1 }));

/**
 * Writes the starter taxonomy, adding and updating by key or URI: safe to repeat, `changed` is 0 the second
 * time. Concepts are never deleted, because postings and people refer to them.
 */
export async function seedTaxonomy(
  ctx: Ctx,
  actor: Actor,
  input: StarterTaxonomy,
): Promise<Outcome<{ concepts: number; relations: number; changed: number }>> {
  if (actor.kind !== "system") return deny("taxonomy.systemOnly");
  const concepts = stagedConcepts(input);
  const relations = stagedRelations(input);
  const changed = await ctx.bulk(async (tx) => {
    await openStage(tx);
    await stageConcepts(tx, concepts);
    await stageRelations(tx, relations);
    await mergeConcepts(tx, "starter");
    await mergeLabels(tx, "starter");
    await demoteLabels(tx);
    await mergeRelations(tx, "starter");
    const dropped = await dropUnstatedStarterRelations(tx);
    const { counts, complaints } = await stageOutcomes(tx);
    if (complaints.length > 0) throw new Error(`The starter taxonomy: ${JSON.stringify(complaints[0])}`);
    const total = counts.accepted + counts.updated + dropped;
    if (total > 0) {
      const version = await raiseTaxonomyVersion(tx);
      await tx.publish({ name: "taxonomy.changed", payload: { version } });
      await tx.audit(actor, {
        action: "taxonomy.seed",
        subjectType: "taxonomy",
        subjectId: String(version),
        details: counts,
      });
    }
    return total;
  });
  return ok({ concepts: concepts.length, relations: relations.length, changed });
}
