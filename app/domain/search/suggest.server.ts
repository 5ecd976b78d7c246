import type { Suggestion } from "#app/engines/search/search-engine.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { normaliseLabel } from "./fold.ts";

const MOST = 10;
const LONGEST = 80;

/**
 * Occupations and skills that begin like what was typed, in either script; then those that are like it. One
 * line per concept and language, and per text: what is picked is the text. Every input has an answer.
 */
export async function suggest(
  ctx: Ctx,
  _actor: Actor,
  input: { readonly q: string; readonly limit?: number },
): Promise<Outcome<readonly Suggestion[]>> {
  const limit = Math.min(Math.max(1, Math.trunc(input.limit ?? 8) || 8), MOST);
  const prefix = normaliseLabel(input.q.slice(0, LONGEST));
  if (prefix === "") return ok([]);
  const found = await ctx.search.suggest(prefix, { kind: "public" }, limit * 3);
  const seen = new Set<string>();
  const distinct = found.filter(({ conceptId, lang, text }) => {
    const keys = [`${conceptId ?? text}:${lang}`, normaliseLabel(text)];
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
  return ok(distinct.slice(0, limit));
}
