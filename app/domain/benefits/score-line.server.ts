import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { monthOf, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { Interval } from "./interval.ts";
import { loadPack } from "./load-pack.server.ts";
import { packsOfCountry } from "./packs.store.server.ts";
import type { Confidence } from "./parameter.schema.ts";

/** What the score of a scheme means for its benefit, as the scheme's pack says it. */
export type SchemeScore = {
  readonly name: { readonly ar: string; readonly en: string };
  /** In millionths; null where the pack has no rule about a score. */
  readonly line: {
    readonly threshold: Interval;
    readonly leavesAbove: Interval;
    /** Whether the pack knows how far work moves the score; null where it says nothing of it. */
    readonly workEffectKnown: boolean | null;
    readonly source: string;
    readonly confidence: Confidence;
    /** The distance between the lines is less sure than the line. */
    readonly hysteresisConfidence: Confidence;
  } | null;
};

/** The rule about the score in the pack of a country's scheme that is in force on a day; null without such a pack. */
export async function schemeScore(
  ctx: Ctx,
  input: { readonly country: string; readonly scheme: string; readonly on: PlainDate },
): Promise<SchemeScore | null> {
  const month = monthOf(input.on);
  for (const packId of await packsOfCountry(ctx.sql, input.country)) {
    const inForce = (await loadPack(ctx, packId)).find(
      ({ pack, from, until }) =>
        pack.scheme === input.scheme && from <= month && (until === null || month < until),
    );
    if (!inForce) continue;
    const { pack, figures } = inForce;
    const name = { ar: pack.name.ar, en: pack.name.en };
    const rule = pack.rules.find(({ kind }) => kind === "score-threshold");
    const threshold = rule && figures.get(`${rule.id}.threshold`);
    const hysteresis = rule && figures.get(`${rule.id}.hysteresis`);
    if (!threshold || !hysteresis) return { name, line: null };
    const effect = figures.get(`${rule.id}.workEffect`);
    return {
      name,
      line: {
        threshold: threshold.range,
        leavesAbove: {
          min: threshold.range.min + hysteresis.range.min,
          max: threshold.range.max + hysteresis.range.max,
        },
        workEffectKnown: effect ? effect.certain : null,
        source: pack.sources.find(({ id }) => id === threshold.source)?.title ?? threshold.source,
        confidence: threshold.confidence,
        hysteresisConfidence: hysteresis.confidence,
      },
    };
  }
  return null;
}
