import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { BenefitHatch } from "./benefit-hatch.tsx";
import type { HiddenValues } from "./hidden-fields.tsx";
import { LiveRegion } from "./live-region.tsx";
import type { NavItem } from "./navigation.ts";
import type { Preferences } from "./preferences.ts";
import { type Contact, type FooterLink, SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";
import { SkipLinks } from "./skip-links.tsx";
import { UtilityBar } from "./utility-bar.tsx";

export type PageShellProps = {
  /** Path and query of this page: marks the section, and is where the small forms come back to. */
  path: string;
  preferences?: Preferences;
  /** Hidden values of the accessibility form, such as its CSRF token. */
  hidden?: HiddenValues;
  /** The signed-in seeker; absent on public pages. */
  viewer?: { name: string; unread?: number } | null;
  /** Instead of the usual sections. */
  items?: readonly NavItem[];
  accountHref?: string;
  quickExit?: { action: string; to: string };
  contact?: Contact;
  footerLinks?: readonly FooterLink[];
  /** The page lays out its own bands from edge to edge, as the home page does. */
  bleed?: boolean;
  children: ReactNode;
};

/** Layout of public and seekers' pages: plain links and forms, nothing that needs a script. */
export function PageShell({
  path,
  preferences,
  hidden,
  viewer,
  items,
  accountHref = "/my/account",
  quickExit = { action: "/quick-exit", to: "/" },
  contact,
  footerLinks,
  bleed,
  children,
}: PageShellProps) {
  const { t } = useTranslation();
  const usual: NavItem[] = viewer
    ? [
        { href: "/my", label: t("common:nav.plan") },
        { href: "/my/for-you", label: t("common:nav.forYou") },
        { href: "/search", label: t("common:nav.jobsAndTraining") },
        { href: "/my/messages", label: t("common:nav.messages") },
        { href: "/complaints", label: t("common:nav.complaints") },
      ]
    : [
        { href: "/search", label: t("common:nav.jobs") },
        { href: "/search?kind=programme", label: t("common:nav.training") },
        { href: "/complaints", label: t("common:nav.complaints") },
        { href: "/help", label: t("common:nav.help") },
      ];
  return (
    <div className={viewer ? "shell benef" : "shell public"}>
      <BenefitHatch />
      <SkipLinks />
      <header className="site">
        <UtilityBar
          path={path}
          preferences={preferences}
          hidden={hidden}
          quickExit={viewer ? quickExit : undefined}
        />
        <SiteHeader
          path={path}
          items={items ?? usual}
          account={viewer ? { ...viewer, href: accountHref } : undefined}
        />
      </header>
      <main id="main" tabIndex={-1}>
        {bleed ? children : <div className="wrap page">{children}</div>}
      </main>
      <SiteFooter contact={contact} links={footerLinks} />
      <LiveRegion />
    </div>
  );
}
