import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { guardMember } from "#app/web/guard.server.ts";
import type { Handle } from "#app/web/handle.ts";

export const handle: Handle = { hydrate: true };

export async function loader(args: LoaderFunctionArgs) {
  await guardMember(args);
  return null;
}

export default function Layout() {
  return (
    <main id="main" tabIndex={-1}>
      <Outlet />
    </main>
  );
}
