import type { ReactNode } from "react";

import { Icon, type IconName } from "./icon.tsx";

export type BadgeItem = { label: ReactNode; icon?: IconName };

/** Good things about a vacancy, or skills, side by side. */
export function Badges({ items }: { items: readonly BadgeItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="badges">
      {items.map(({ label, icon }, index) => (
        <li className="badge" key={index}>
          {icon ? <Icon name={icon} /> : null} {label}
        </li>
      ))}
    </ul>
  );
}
