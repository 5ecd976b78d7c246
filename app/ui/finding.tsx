import type { ReactNode } from "react";

import { Status, type StatusTone } from "./status.tsx";
import type { IconName } from "./icon.tsx";

export type FindingItem = { tone: StatusTone; icon?: IconName; topic: string; text: ReactNode };

/** What the figures say today, one sentence each. */
export function Findings({ items }: { items: readonly FindingItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="findings">
      {items.map(({ tone, icon, topic, text }) => (
        <li key={topic}>
          <Status tone={tone} icon={icon}>
            {topic}
          </Status>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  );
}
