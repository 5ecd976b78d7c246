import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import type { Progress } from "#app/domain/imports/import-result.ts";
import { readSeekersOf } from "#app/domain/people/read-seekers.server.ts";
import { pressures as fitPressures } from "./congestion.ts";
import { loadScene, scoringFor, seekerFacts } from "./load-scene.server.ts";
import { finishRun, insertRun, replaceResults, type StoredMatches } from "./matching.store.server.ts";
import { rankUnderPressure, scorePostings, type Match } from "./rank.ts";

/** Postings per person that take part in the congestion fit, and that are stored. */
const CONSIDERED = 50;
const STORED = 20;
/** A posting may take the attention of so many people per opening (matching.md, stage 4). */
const ATTENTION_PER_OPENING = 15;

export type MatchingRun = {
  readonly runId: string;
  readonly seekers: number;
  readonly postings: number;
  /** Share of live postings that are in somebody's first ten. */
  readonly coverage: number;
  /** Share of Γ that the first ten lose to congestion control, on average. */
  readonly gammaLost: number;
};

/** Matches every seeker of a country with every live posting, under congestion, and stores the best. */
export async function runMatching(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string; readonly onProgress?: Progress },
): Promise<Outcome<MatchingRun>> {
  if (actor.kind !== "system") return deny("system_only");
  const runId = ctx.ids.next();
  await insertRun(ctx.sql, { id: runId, kind: "full", country: input.country, startedAt: ctx.clock.now() });
  const scene = await loadScene(ctx);
  const postings = scene.postings.filter(({ country }) => country === input.country);
  const indexOf = new Map(postings.map(({ id }, index) => [id, index]));

  const people: { personId: string; matches: readonly Match[] }[] = [];
  for await (const profile of readSeekersOf(ctx, input.country)) {
    const seeker = seekerFacts(profile, scene);
    const scored = scorePostings(seeker, postings, await scoringFor(ctx, seeker, scene));
    people.push({ personId: profile.personId, matches: scored.slice(0, CONSIDERED) });
    input.onProgress?.(people.length, null);
  }
  const busy = people.filter(({ matches }) => matches.length > 0);
  const v = fitPressures(
    busy.map(({ matches }) => ({
      postings: matches.map(({ posting }) => indexOf.get(posting.id) ?? 0),
      gammas: matches.map(({ gamma }) => gamma),
    })),
    postings.map(({ openings }) => openings * ATTENTION_PER_OPENING),
  );
  const pressureOf = (id: string): number => v[indexOf.get(id) ?? -1] ?? 1;
  const ranked = people.map(({ personId, matches }) => ({
    personId,
    matches,
    first: rankUnderPressure(matches, pressureOf, STORED),
  }));
  const figures = measure(ranked, postings.length);
  const at = ctx.clock.now();
  await ctx.bulk(async (tx) => {
    const pressures = postings.flatMap(({ id }) =>
      pressureOf(id) < 1 ? { postingId: id, v: pressureOf(id) } : [],
    );
    await replaceResults(tx, { id: runId, at }, ranked.map(stored), pressures);
    await finishRun(tx, runId, { seekers: people.length, postings: postings.length, figures, at });
    await tx.audit(actor, {
      action: "matching.run",
      subjectType: "match_run",
      subjectId: runId,
      details: figures,
    });
  });
  return ok({ runId, seekers: people.length, postings: postings.length, ...figures });
}

const stored = ({ personId, first }: { personId: string; first: readonly Match[] }): StoredMatches => ({
  personId,
  postingIds: first.map(({ posting }) => posting.id),
  kinds: first.map(({ posting }) => posting.kind),
  scores: first.map(({ gamma }) => gamma),
  terms: first.map(({ fit, worthOf }) => ({ fit, worth: worthOf })),
});

const TEN = 10;

function measure(
  ranked: readonly { matches: readonly Match[]; first: readonly Match[] }[],
  postings: number,
): { coverage: number; gammaLost: number } {
  const shown = new Set<string>();
  let lost = 0;
  let counted = 0;
  for (const { matches, first } of ranked) {
    for (const { posting } of first.slice(0, TEN)) shown.add(posting.id);
    const ideal = matches.slice(0, TEN).reduce((total, { gamma }) => total + gamma, 0);
    if (ideal === 0) continue;
    lost += 1 - first.slice(0, TEN).reduce((total, { gamma }) => total + gamma, 0) / ideal;
    counted++;
  }
  return {
    coverage: postings === 0 ? 0 : shown.size / postings,
    gammaLost: counted === 0 ? 0 : lost / counted,
  };
}
