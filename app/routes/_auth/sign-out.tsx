import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { signOut } from "#app/domain/identity/sign-out.server.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { formOf } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { forgetSession } from "#app/web/session-cookie.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await guardMember(args);
  return redirect("/account");
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, session, web } = await guardMember(args);
  const everywhere = (await formOf(args.request)).get("everywhere") === "yes";
  valueOf(await signOut(ctx, actor, { tokenHash: session.tokenHash, everywhere }));
  forgetSession(web.cookies);
  return redirectWith(web, "/sign-in", { tone: "ok", message: "auth:signOut.done" });
}

/** Never shown; its presence gives this route the error pages. */
export default function Nothing() {
  return null;
}
