import type { Ctx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { millionths } from "./score-number.ts";
import { scoresOf } from "./scores.store.server.ts";

/** A household's score from a day on, in millionths. */
export type DatedScore = { readonly on: PlainDate; readonly score: number };

/** What a registry says of a household's score of a scheme, oldest first; for rules, and never of one member. */
export async function datedScores(
  ctx: Ctx,
  input: { readonly householdId: string; readonly scheme: string },
): Promise<readonly DatedScore[]> {
  return (await scoresOf(ctx.sql, input.householdId))
    .filter(({ scheme }) => scheme === input.scheme)
    .map(({ on, score }) => ({ on, score: millionths(score) }))
    .reverse();
}
