import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { roleSchema } from "#app/domain/identity/identity.schema.ts";
import { switchRole } from "#app/domain/identity/switch-role.server.ts";
import { keepSignedIn } from "#app/web/browser.server.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { homeOf } from "#app/web/homes.ts";
import { notFound, valueOf } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await guardMember(args);
  return redirect("/account");
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, session, web } = await guardMember(args);
  const form = await parseForm(args.request, roleSchema);
  if (!form.ok) throw notFound();
  const membershipId = form.value.membership || null;
  const started = valueOf(await switchRole(ctx, actor, { membershipId, current: session.tokenHash }));
  keepSignedIn(web, started);
  return redirect(homeOf(started.role), 303);
}

/** Never shown; its presence gives this route the error pages. */
export default function Nothing() {
  return null;
}
