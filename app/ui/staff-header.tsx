import { useTranslation } from "react-i18next";

import { BrandMark } from "./brand-mark.tsx";
import { Icon } from "./icon.tsx";
import { NavLinks } from "./nav-links.tsx";
import type { NavItem } from "./navigation.ts";

export type StaffHeaderProps = {
  path: string;
  items: readonly NavItem[];
  /** The organisation, or the office, one works for here. */
  role: string;
  account: { name: string; href: string };
};

/** Header of staff pages, in the map's colour, so that staff know at once they are at work. */
export function StaffHeader({ path, items, role, account }: StaffHeaderProps) {
  const { t } = useTranslation();
  return (
    <div className="head head--staff on-map">
      <div className="wrap">
        <BrandMark />
        <span className="role">
          <bdi>{role}</bdi>
        </span>
        <NavLinks items={items} path={path} label={t("common:nav.sections")} />
        <a className="who push" href={account.href}>
          <Icon name="user" /> <bdi>{account.name}</bdi>
        </a>
      </div>
    </div>
  );
}
