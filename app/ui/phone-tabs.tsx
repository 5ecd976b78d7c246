import { useTranslation } from "react-i18next";

import { Icon, type IconName } from "./icon.tsx";
import { currentHref } from "./navigation.ts";

type Tab = { href: string; label: string; icon: IconName; count?: number };

export type PhoneTabsProps = { path: string; accountHref?: string; unread?: number };

/** The four sections of a signed-in seeker on a phone. Part of the header, never fixed. */
export function PhoneTabs({ path, accountHref = "/my/account", unread = 0 }: PhoneTabsProps) {
  const { t } = useTranslation();
  const tabs: Tab[] = [
    { href: "/my", label: t("common:nav.plan"), icon: "route" },
    { href: "/search", label: t("common:nav.search"), icon: "search" },
    { href: "/my/messages", label: t("common:nav.messages"), icon: "message", count: unread },
    { href: accountHref, label: t("common:nav.account"), icon: "user" },
  ];
  const current = currentHref(tabs, path);
  return (
    <nav className="tabs" aria-label={t("common:nav.quick")}>
      {tabs.map(({ href, label, icon, count }) => (
        <a key={href} href={href} aria-current={href === current ? "page" : undefined}>
          <Icon name={icon} large />
          <span>{label}</span>
          {count ? (
            <span className="dot">
              {count}
              <span className="vh"> {t("common:nav.unread", { count })}</span>
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}
