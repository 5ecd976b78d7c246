import { useTranslation } from "react-i18next";

import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type ChipItem = {
  href: string;
  label: string;
  /** Active: the link removes it. */
  on?: boolean;
  icon?: IconName;
};

/** A condition to add, or an active one to remove. */
export function Chip({ href, label, on, icon }: ChipItem) {
  const { t } = useTranslation();
  return (
    <a
      className={classNames("chip", on && "chip--on")}
      href={href}
      aria-label={on ? t("common:actions.removeFilter", { label }) : undefined}
    >
      {icon ? <Icon name={icon} /> : null} {label} {on ? <Icon name="close" /> : null}
    </a>
  );
}

export function Chips({ items, label }: { items: readonly ChipItem[]; label?: string }) {
  if (items.length === 0) return null;
  return (
    <ul className="chips" aria-label={label}>
      {items.map((item) => (
        <li key={item.href + item.label}>
          <Chip {...item} />
        </li>
      ))}
    </ul>
  );
}
