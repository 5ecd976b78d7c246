import type { ReactNode } from "react";

import { Icon, type IconName } from "./icon.tsx";

export type Reason = {
  text: ReactNode;
  /** `gap`: something is missing. `hidden`: what others cannot see. */
  kind?: "reason" | "gap" | "hidden" | "seen";
};

const ICONS: Record<NonNullable<Reason["kind"]>, IconName> = {
  reason: "check",
  gap: "minus",
  hidden: "eye-off",
  seen: "eye",
};

/** Why, in short sentences; one of them may be a gap. */
export function Reasons({ items }: { items: readonly Reason[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="reasons">
      {items.map(({ text, kind = "reason" }, index) => (
        <li key={index} className={kind === "gap" ? "is-gap" : kind === "hidden" ? "is-hid" : undefined}>
          <Icon name={ICONS[kind]} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
