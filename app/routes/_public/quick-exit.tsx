import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { signOut } from "#app/domain/identity/sign-out.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { NEUTRAL_PAGE } from "#app/web/neutral-page.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { forgetSession } from "#app/web/session-cookie.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await guard(args);
  return redirect("/");
}

/** Ends the session and leaves for a page that says nothing. Works without one, too: it must never stay. */
export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, session, web } = await guard(args);
  if (actor.kind === "member" && session)
    valueOf(await signOut(ctx, actor, { tokenHash: session.tokenHash, everywhere: false }));
  forgetSession(web.cookies);
  return redirect(NEUTRAL_PAGE, 303);
}

/** Never shown; its presence gives this route the error pages. */
export default function Nothing() {
  return null;
}
