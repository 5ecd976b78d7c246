import type { ReactNode } from "react";

import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type DisclosureProps = {
  summary: ReactNode;
  icon?: IconName;
  open?: boolean;
  className?: string;
  children: ReactNode;
};

/** Something folded, opened by a tap; no script. */
export function Disclosure({ summary, icon, open, className, children }: DisclosureProps) {
  return (
    <details className={classNames("disc", className)} open={open}>
      <summary>
        {icon ? <Icon name={icon} /> : null} {summary} <Icon name="chevron-down" className="chev push" />
      </summary>
      <div>{children}</div>
    </details>
  );
}
