import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { selectCheckedTaxonomy } from "./checked-taxonomy.store.server.ts";
import { findContradictions, type Finding } from "./contradictions.ts";
import { dialectTotals, type DialectTotals } from "./dialect-totals.ts";

export type TaxonomyCheck = {
  readonly concepts: number;
  readonly findings: readonly Finding[];
  readonly dialects: { readonly occupation: DialectTotals; readonly skill: DialectTotals };
};

/** Checks the taxonomy as it is in the database for contradictions, and counts its names by dialect. */
export async function checkTaxonomy(
  ctx: Pick<Ctx, "sql">,
  actor: Actor,
  _input: Readonly<Record<string, never>>,
): Promise<Outcome<TaxonomyCheck>> {
  const administrator = actor.kind === "member" && actor.role === "administrator";
  if (actor.kind !== "system" && !administrator) return deny("taxonomy.administratorOnly");
  const taxonomy = await selectCheckedTaxonomy(ctx.sql);
  return ok({
    concepts: taxonomy.concepts.length,
    findings: findContradictions(taxonomy),
    dialects: {
      occupation: dialectTotals(taxonomy.concepts, "occupation"),
      skill: dialectTotals(taxonomy.concepts, "skill"),
    },
  });
}
