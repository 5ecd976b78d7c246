import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { readSavedSearch } from "#app/domain/search/saved/read-saved-searches.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

/** A saved search as it stands today, the newest first: where messages lead, whose address names no words. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor } = await guardMember(args);
  const savedSearchId = args.params["savedSearchId"] ?? "";
  const { address } = valueOf(await readSavedSearch(ctx, actor, { savedSearchId }));
  const params = new URLSearchParams(address);
  params.set("sort", "date");
  return redirect(`/search?${params.toString()}`);
}

/** Never shown: the loader leads on, or ends as the page of its denial. */
export default function OpenSearch() {
  return null;
}
