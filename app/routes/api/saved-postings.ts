import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { removeSavedPosting } from "#app/domain/search/saved/remove-saved-posting.server.ts";
import { savePosting } from "#app/domain/search/saved/save-posting.server.ts";
import { postingKeySchema } from "#app/domain/search/saved/saved-posting.schema.ts";
import { cardId } from "#app/ui/saving.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { fieldsOf, formOf } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { badRequest, valueOf } from "#app/web/respond.server.ts";
import { safePath } from "#app/web/safe-path.ts";

const schema = postingKeySchema.extend({
  act: z.enum(["save", "undo", "remove"]),
  /** The page that asked. */
  back: z.string().default("/my/saved").transform(safePath),
  /** A card of that page, to come back to; the list itself; or the page as a whole. */
  at: z.enum(["card", "list", "page"]).default("card"),
});
type Asked = z.infer<typeof schema>;

/** Where a press leads: to the card again, or to the list, which offers what was just taken off it. */
function wayBack({ act, at, back, kind, postingId }: Asked): string {
  if (at === "page") return back;
  if (at === "card") return `${back}#${cardId(postingId)}`;
  const url = new URL(back, "http://here.invalid");
  for (const name of ["removed", "kind"]) url.searchParams.delete(name);
  if (act === "remove") {
    url.searchParams.set("removed", postingId);
    url.searchParams.set("kind", kind);
  }
  return url.pathname + url.search;
}

/** Who is not signed in comes to a page that shows the posting and one button: a link alone saves nothing. */
function signInFirst({ kind, postingId, back, at }: Asked): Response {
  const next = new URLSearchParams({ kind, posting: postingId, back, at });
  return redirect(`/sign-in?next=${encodeURIComponent(`/my/saved/new?${next.toString()}`)}`, 303);
}

const SAID = { save: "search:kept.saved", undo: "search:kept.restored", remove: "search:kept.removed" };

/**
 * POST: saves a posting, or takes it off the list. A form is led back to the page it was sent from; the script,
 * which asks for JSON, gets { said }: what to tell people who cannot see the change.
 */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, t, web } = await guard(args);
  const parsed = schema.safeParse(fieldsOf(await formOf(args.request)));
  if (!parsed.success) throw badRequest();
  const asked = parsed.data;
  const { act, kind, postingId } = asked;
  if (actor.kind === "visitor") return signInFirst(asked);
  const outcome =
    act === "remove"
      ? await removeSavedPosting(ctx, actor, { kind, postingId })
      : await savePosting(ctx, actor, { kind, postingId, undo: act === "undo" });
  const forScript = args.request.headers.get("accept") === "application/json";
  // A full list is said on the page where it was asked, at its top.
  if (!outcome.ok && outcome.error.kind === "failure" && !forScript)
    return redirectWith(web, wayBack({ ...asked, at: asked.at === "card" ? "page" : asked.at }), {
      tone: "warn",
      message: `errors:failures.${outcome.error.code}`,
      params: { ...outcome.error.params },
    });
  valueOf(outcome);
  if (forScript) return Response.json({ said: t(SAID[act]) });
  return redirectWith(web, wayBack(asked), { tone: act === "remove" ? "info" : "ok", message: SAID[act] });
}
