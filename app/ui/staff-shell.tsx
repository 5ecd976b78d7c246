import type { ReactNode } from "react";

import { BenefitHatch } from "./benefit-hatch.tsx";
import type { HiddenValues } from "./hidden-fields.tsx";
import type { NavItem } from "./navigation.ts";
import type { Preferences } from "./preferences.ts";
import { type FooterLink, SiteFooter } from "./site-footer.tsx";
import { SkipLinks } from "./skip-links.tsx";
import { StaffHeader } from "./staff-header.tsx";
import { UtilityBar } from "./utility-bar.tsx";

export type StaffShellProps = {
  path: string;
  /** Marks no section: the page is in none of them, such as one that is not there. */
  nowhere?: boolean;
  preferences?: Preferences;
  hidden?: HiddenValues;
  /** The sections of this desk. */
  items: readonly NavItem[];
  /** The organisation, or the office, one works for here. */
  role: string;
  viewer: { name: string };
  accountHref?: string;
  footerLinks?: readonly FooterLink[];
  children: ReactNode;
};

/** Layout of staff pages: smaller text, wider, the map's colour at the top. */
export function StaffShell({
  path,
  nowhere = false,
  preferences,
  hidden,
  items,
  role,
  viewer,
  accountHref = "/account",
  footerLinks,
  children,
}: StaffShellProps) {
  return (
    <div className="shell staff">
      <BenefitHatch />
      <SkipLinks />
      <header className="site">
        <UtilityBar path={path} preferences={preferences} hidden={hidden} />
        <StaffHeader
          path={nowhere ? "" : path}
          items={items}
          role={role}
          account={{ name: viewer.name, href: accountHref }}
        />
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap stack">{children}</div>
      </main>
      <SiteFooter slim links={footerLinks} />
    </div>
  );
}
