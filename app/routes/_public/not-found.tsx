import type { LoaderFunctionArgs } from "@remix-run/node";
import { guard } from "#app/web/guard.server.ts";
import { notFound } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  await guard(args);
  throw notFound();
}

export { loader as action };

/** Never shown; its presence gives this route the error pages. */
export default function Nothing() {
  return null;
}
