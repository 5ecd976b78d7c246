import type { LoaderFunctionArgs } from "@remix-run/node";
import { suggest } from "#app/domain/search/suggest.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

/** GET /api/suggest?q= -> { suggestions: [{ text, lang }] }: occupations and skills, for fields while typing. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await guard(args);
  const q = new URL(args.request.url).searchParams.get("q") ?? "";
  const found = valueOf(await suggest(ctx, actor, { q }));
  const suggestions = found.map(({ text, lang }) => ({ text, lang }));
  return Response.json({ suggestions }, { headers: { "cache-control": "public, max-age=300" } });
}
