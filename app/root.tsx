import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { directionOf } from "#app/i18n/locale.ts";
import arabicRegular from "#app/ui/fonts/ibm-plex-sans-arabic-arabic-400-normal.woff2?url";
import styles from "#app/ui/styles.css?url";
import { takeFlash } from "#app/web/flash.server.ts";
import { guard, type Guarded } from "#app/web/guard.server.ts";
import { hydrates } from "#app/web/handle.ts";
import { usePageContext } from "#app/web/page-context.ts";
import { viewerOf } from "#app/web/viewer.server.ts";
import { ErrorPage, ErrorTitle } from "./error-page.tsx";
import { hasFrame, type StaffViewer } from "./staff-error-page.tsx";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guard(args);
  return { flash: takeFlash(guarded.web), staff: await staffOf(guarded) };
}

/** Whoever of the staff asks, for the frame of an error page; null for everybody else. */
async function staffOf(guarded: Guarded): Promise<StaffViewer | null> {
  const { actor } = guarded;
  return actor.kind === "member" && hasFrame(actor.role) ? viewerOf(guarded) : null;
}

export function Layout({ children }: { children: ReactNode }) {
  const { locale, preferences, nonce, requestId, saveData } = usePageContext();
  // Null where nothing failed: the context has no error then.
  const failed = useRouteError() != null;
  // An error page is links only: it needs no script, whatever page it stands for.
  const matches = useMatches();
  const hydrated = !failed && matches.some((match) => hydrates(match.handle));
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      data-theme={preferences.theme ?? undefined}
      data-contrast={preferences.contrast ?? undefined}
      data-size={preferences.size ?? undefined}
      data-request={requestId ?? undefined}
      data-save={saveData ? "on" : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {saveData ? null : (
          <link rel="preload" href={arabicRegular} as="font" type="font/woff2" crossOrigin="anonymous" />
        )}
        {failed ? <ErrorTitle /> : <Meta />}
        <Links />
      </head>
      <body>
        {children}
        {hydrated ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : (
          <script src="/enhance.js" nonce={nonce} defer />
        )}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export { ErrorPage as ErrorBoundary };
