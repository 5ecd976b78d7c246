import type { ReactNode } from "react";

import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type StatusTone = "plain" | "info" | "ok" | "warn" | "bad";

/** Where something stands, in a word or two. */
export function Status({
  tone = "plain",
  icon,
  children,
}: {
  tone?: StatusTone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={classNames("status", tone !== "plain" && `status--${tone}`)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  );
}
