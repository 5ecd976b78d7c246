import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useMatches } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PageShell } from "#app/ui/page-shell.tsx";
import { StaffShell } from "#app/ui/staff-shell.tsx";
import { FlashNotice } from "#app/flash-notice.tsx";
import { useFooterLinks } from "#app/footer-links.ts";
import { guard } from "#app/web/guard.server.ts";
import { bleeds } from "#app/web/handle.ts";
import { homeOf } from "#app/web/homes.ts";
import { NEUTRAL_PAGE } from "#app/web/neutral-page.ts";
import { usePageContext } from "#app/web/page-context.ts";
import { viewerOf } from "#app/web/viewer.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  return { viewer: await viewerOf(await guard(args)) };
}

/** The frame of public pages, of getting in, and of a seeker's own pages. */
export default function Layout() {
  const { viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { preferences } = usePageContext();
  const bleed = useMatches().some((match) => bleeds(match.handle));
  const path = pathname + search;
  const footerLinks = useFooterLinks();
  const content = (
    <>
      <FlashNotice />
      <Outlet />
    </>
  );
  if (viewer && viewer.role !== "seeker") {
    const items = [
      { href: homeOf(viewer.role), label: t(`auth:roles.${viewer.role}`) },
      { href: "/search", label: t("common:nav.jobsAndTraining") },
    ];
    return (
      <StaffShell path={path} preferences={preferences} items={items} role={t("brand")} viewer={viewer}>
        {content}
      </StaffShell>
    );
  }
  return (
    <PageShell
      path={path}
      preferences={preferences}
      viewer={viewer}
      accountHref="/account"
      quickExit={{ action: "/quick-exit", to: NEUTRAL_PAGE }}
      footerLinks={footerLinks}
      bleed={bleed}
    >
      {content}
    </PageShell>
  );
}
