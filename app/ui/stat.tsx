import type { ReactNode } from "react";

export type StatItem = { value: ReactNode; label: ReactNode };

/** Figures side by side, each standing on the path. */
export function Stats({ items }: { items: readonly StatItem[] }) {
  return (
    <ul className="stats">
      {items.map(({ value, label }, index) => (
        <li className="stat" key={index}>
          <b>
            <bdi>{value}</bdi>
          </b>
          {label}
        </li>
      ))}
    </ul>
  );
}
