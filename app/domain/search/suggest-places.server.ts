import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { ok, type Outcome } from "../kernel/result.ts";
import { listPlaces } from "../places/list-places.server.ts";
import { normaliseLabel } from "./fold.ts";

const LONGEST = 80;

export type PlaceSuggestion = { readonly text: string; readonly lang: string };

/**
 * Towns and regions of the searcher's country that begin like what was typed, in the script it was typed in. A town and
 * its region may bear one name: what is picked is the name, so it stands there once.
 */
export async function suggestPlaces(
  ctx: Ctx,
  actor: Actor,
  input: { readonly q: string; readonly limit?: number },
): Promise<Outcome<readonly PlaceSuggestion[]>> {
  const typed = normaliseLabel(input.q.slice(0, LONGEST));
  if (typed === "") return ok([]);
  const places = (await listPlaces(ctx, actor.country)).filter(({ kind }) => kind !== "country");
  const names = places.flatMap(({ nameAr, nameEn }): PlaceSuggestion[] => [
    { text: nameAr, lang: "ar" },
    { text: nameEn, lang: "en" },
  ]);
  const begins = (name: string): boolean =>
    name.startsWith(typed) || name.split(" ").some((word) => word.startsWith(typed));
  const fitting = names.filter(({ text }) => begins(normaliseLabel(text)));
  const first = (name: PlaceSuggestion): number => (normaliseLabel(name.text).startsWith(typed) ? 0 : 1);
  const once = new Map(fitting.map((name) => [`${name.lang}:${name.text}`, name]));
  return ok([...once.values()].sort((a, b) => first(a) - first(b)).slice(0, input.limit ?? 8));
}
