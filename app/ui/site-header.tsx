import { useTranslation } from "react-i18next";

import { BrandMark } from "./brand-mark.tsx";
import { ButtonLink } from "./button-link.tsx";
import { Icon } from "./icon.tsx";
import { NavLinks } from "./nav-links.tsx";
import { currentHref, type NavItem } from "./navigation.ts";
import { PhoneTabs } from "./phone-tabs.tsx";

export type SiteHeaderProps = {
  path: string;
  items: readonly NavItem[];
  signInHref?: string;
  /** Signed in: the name shown, the account's page, and the tabs of a phone. */
  account?: { name: string; href: string; unread?: number };
};

/** Header of public pages, and of seekers' pages once signed in. */
export function SiteHeader({ path, items, signInHref = "/sign-in", account }: SiteHeaderProps) {
  const { t } = useTranslation();
  return (
    <div className="head">
      <div className="wrap">
        <BrandMark />
        <NavLinks items={items} path={path} label={t("common:nav.sections")} />
        {account ? (
          <>
            <PhoneTabs path={path} accountHref={account.href} unread={account.unread} />
            <a className="who push only-wide" href={account.href}>
              <Icon name="user" /> <bdi>{account.name}</bdi>
            </a>
          </>
        ) : (
          <SignedOut path={path} items={items} signInHref={signInHref} />
        )}
      </div>
    </div>
  );
}

function SignedOut({
  path,
  items,
  signInHref,
}: {
  path: string;
  items: readonly NavItem[];
  signInHref: string;
}) {
  const { t } = useTranslation();
  const all = [...items, { href: signInHref, label: t("common:signIn") }];
  const current = currentHref(all, path);
  return (
    <>
      <ButtonLink className="only-wide push" href={signInHref}>
        {t("common:signIn")}
      </ButtonLink>
      <details className="menu only-phone">
        <summary>
          <Icon name="menu" /> {t("common:nav.menu")}
        </summary>
        <nav className="pop pop--end" aria-label={t("common:nav.menu")}>
          <ul>
            {all.map(({ href, label }) => (
              <li key={href}>
                <a href={href} aria-current={href === current ? "page" : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </details>
    </>
  );
}
