import { Fragment, type ReactNode } from "react";

import { Icon, type IconName } from "./icon.tsx";

export type Fact = { icon: IconName; /** Read aloud before the value. */ label?: string; value: ReactNode };

/** Facts with an icon each, one under the other. */
export function Facts({ items, columns }: { items: readonly Fact[]; columns?: boolean }) {
  return (
    <ul className={columns ? "facts facts--2" : "facts"}>
      {items.map(({ icon, label, value }, index) => (
        <li key={index}>
          <Icon name={icon} />
          <span>
            {label ? <span className="vh">{label}: </span> : null}
            {value}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Names and values in two columns. */
export function KeyValues({ items }: { items: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="kv">
      {items.map(({ name, value }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
