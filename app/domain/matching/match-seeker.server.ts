import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { readSeeker } from "#app/domain/people/read-seekers.server.ts";
import { scoringFor, seekerFacts } from "./load-scene.server.ts";
import { rankUnderPressure, scorePostings } from "./rank.ts";
import type { RankedPosting } from "./ranked-posting.ts";
import { cachedScene } from "./scene-cache.server.ts";
import { fitStones } from "./score.ts";

const LIMIT = 50;

/**
 * What fits a person best, now: her own gates, fit and worth, under the pressure of the last run. For the
 * person herself (or who acts for her) and for the system. Someone without a profile gets an empty list.
 */
export async function matchSeeker(
  ctx: Ctx,
  actor: Actor,
  input: { readonly personId: string; readonly limit?: number; readonly postingIds?: readonly string[] },
): Promise<Outcome<readonly RankedPosting[]>> {
  const own = actor.kind === "member" && (actor.actingFor ?? actor.personId) === input.personId;
  if (actor.kind !== "system" && !own) return deny("not_yours");
  const profile = await readSeeker(ctx, input.personId);
  if (!profile) return actor.kind === "system" ? fail("no_such_seeker") : ok([]);
  const { scene, pressures } = await cachedScene(ctx);
  const seeker = seekerFacts(profile, scene);
  const wanted = input.postingIds && new Set(input.postingIds);
  const postings = wanted ? scene.postings.filter(({ id }) => wanted.has(id)) : scene.postings;
  const scored = scorePostings(seeker, postings, await scoringFor(ctx, seeker, scene));
  const limit = Math.min(input.limit ?? 20, LIMIT);
  const ranked = rankUnderPressure(scored, (id) => pressures.get(id) ?? 1, wanted ? scored.length : limit);
  return ok(
    ranked.map((match) => ({
      id: match.posting.id,
      kind: match.posting.kind,
      score: match.gamma,
      stones: fitStones(match.logFit),
      logFit: match.logFit,
      delta: match.worth,
      fit: match.fit,
      worth: match.worthOf,
    })),
  );
}
