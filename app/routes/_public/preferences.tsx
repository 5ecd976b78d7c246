import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { formOf } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { preferencesKey, readPreferences, writePreferences } from "#app/web/preferences.ts";
import { safePath } from "#app/web/safe-path.ts";

const YEAR_SECONDS = 365 * 24 * 3_600;

export async function loader(args: LoaderFunctionArgs) {
  await guard(args);
  return redirect("/");
}

/** Keeps the choices of the accessibility menu in this browser and returns to the page. */
export async function action(args: ActionFunctionArgs) {
  const { web } = await guard(args);
  const form = Object.fromEntries(await formOf(args.request));
  web.cookies.set(preferencesKey, writePreferences(readPreferences(form)), { maxAge: YEAR_SECONDS });
  return redirect(safePath(form["returnTo"]), 303);
}

/** Never shown; its presence gives this route the error pages. */
export default function Nothing() {
  return null;
}
