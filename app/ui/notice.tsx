import type { ReactNode } from "react";

import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type NoticeTone = "info" | "ok" | "warn" | "bad" | "here";

const ICONS: Record<NoticeTone, IconName> = {
  info: "info",
  ok: "check",
  warn: "warning",
  bad: "warning",
  here: "route",
};

export type NoticeProps = {
  tone?: NoticeTone;
  icon?: IconName;
  /** One bold sentence. */
  title?: ReactNode;
  /** "status" is announced when it appears, "alert" at once. */
  role?: "status" | "alert";
  /** Across a staff page, with its action at the end. */
  bar?: boolean;
  action?: ReactNode;
  id?: string;
  children?: ReactNode;
};

/** Something the reader should know, where it happened. */
export function Notice({ tone = "info", icon, title, role, bar, action, id, children }: NoticeProps) {
  return (
    <div
      className={classNames("notice", tone !== "info" && `notice--${tone}`, bar && "notice--bar")}
      role={role}
      id={id}
    >
      <Icon name={icon ?? ICONS[tone]} />
      <div className={bar ? "row row--between" : undefined}>
        {title ? (
          <p>
            <b>{title}</b>
          </p>
        ) : null}
        {typeof children === "string" ? <p>{children}</p> : children}
        {action ? bar ? action : <p>{action}</p> : null}
      </div>
    </div>
  );
}
