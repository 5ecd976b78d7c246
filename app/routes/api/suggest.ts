import type { LoaderFunctionArgs } from "@remix-run/node";
import { suggestPlaces } from "#app/domain/search/suggest-places.server.ts";
import { suggest } from "#app/domain/search/suggest.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

/**
 * GET /api/suggest?q= -> { suggestions: [{ text, lang }] }: occupations and skills, for fields while typing; with
 * of=place the towns and regions of the searcher's country.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await guard(args);
  const params = new URL(args.request.url).searchParams;
  const q = params.get("q") ?? "";
  const found = valueOf(
    params.get("of") === "place" ? await suggestPlaces(ctx, actor, { q }) : await suggest(ctx, actor, { q }),
  );
  const suggestions = found.map(({ text, lang }) => ({ text, lang }));
  return Response.json({ suggestions }, { headers: { "cache-control": "public, max-age=300" } });
}
