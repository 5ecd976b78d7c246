import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FlashNotice } from "#app/flash-notice.tsx";
import { StaffShell } from "#app/ui/staff-shell.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import type { Handle } from "#app/web/handle.ts";
import { usePageContext } from "#app/web/page-context.ts";
import { staffViewerOf } from "#app/web/viewer.server.ts";
import { sections } from "./sections.ts";

export const handle: Handle = { hydrate: true };

export async function loader(args: LoaderFunctionArgs) {
  return { viewer: await staffViewerOf(await guardMember(args)) };
}

export default function Layout() {
  const { viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { preferences } = usePageContext();
  return (
    <StaffShell
      path={pathname + search}
      preferences={preferences}
      items={sections
        .filter(({ roles }) => !roles || roles.includes(viewer.role))
        .map(({ href, label }) => ({ href, label: t(label) }))}
      role={viewer.organisation || t(`auth:roles.${viewer.role}`)}
      viewer={viewer}
    >
      <FlashNotice />
      <Outlet />
    </StaffShell>
  );
}
