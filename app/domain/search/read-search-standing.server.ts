import type { SearchStanding as EngineStanding } from "#app/engines/search/search-engine.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { selectLexiconBuilt } from "./lexicon.store.server.ts";
import {
  selectLook,
  selectRefusals,
  type SearchLook,
  type SearchRefusal,
} from "./search-looks.store.server.ts";

const SHOWN = 50;

export type SearchStanding = EngineStanding & {
  /** The engine that answers: the first, or the last while the first is left alone by somebody. */
  readonly answers: string;
  /** Of the live index; null before the first was built. */
  readonly builtAt: Date | null;
  readonly lookedAt: Date | null;
  /** What was amiss last, and when; null when nothing ever was. */
  readonly found: (Pick<SearchLook, "missing" | "strangers" | "differing"> & { readonly at: Date }) | null;
  readonly refusals: readonly SearchRefusal[];
};

/** Which engine answers searches, how old its index is, what was amiss last, and what it does not take. */
export async function readSearchStanding(ctx: Ctx, actor: Actor): Promise<Outcome<SearchStanding>> {
  if (actor.kind !== "system" && !(actor.kind === "member" && actor.role === "administrator"))
    return deny("search.administratorsOnly");
  const [standing, analysis, look, refusals] = await Promise.all([
    ctx.search.standing(),
    ctx.search.analysis(),
    selectLook(ctx.sql),
    selectRefusals(ctx.sql, SHOWN),
  ]);
  const { engines, resting } = standing;
  const found = look?.foundAt
    ? { at: look.foundAt, missing: look.missing, strangers: look.strangers, differing: look.differing }
    : null;
  return ok({
    ...standing,
    answers: (resting.length > 0 ? engines.at(-1) : engines[0]) ?? "",
    builtAt: await selectLexiconBuilt(ctx.sql, analysis),
    lookedAt: look?.lookedAt ?? null,
    found,
    refusals,
  });
}
