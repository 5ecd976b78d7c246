import { type ComponentPropsWithoutRef, useId } from "react";

import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonVariant = "primary" | "second" | "quiet" | "danger";

export type ButtonProps = Omit<ComponentPropsWithoutRef<"button">, "style" | "disabled"> & {
  variant?: ButtonVariant;
  /** As wide as its container. */
  block?: boolean;
  icon?: IconName;
  /** Being sent: it stays, says so, and does not send twice. */
  busy?: boolean;
  /** Why it cannot be pressed now. It stays reachable, and the reason is read with it. */
  disabledReason?: string;
};

/** A submit button unless `type` says otherwise. Its words are a verbal noun: «تقديم الطلب». */
export function Button({
  variant = "primary",
  block,
  icon,
  busy,
  disabledReason,
  type = "submit",
  className,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const off = busy || disabledReason !== undefined;
  return (
    <>
      <button
        {...rest}
        type={off ? "button" : type}
        className={classNames("btn", `btn--${variant}`, block && "btn--block", busy && "is-busy", className)}
        aria-disabled={off || undefined}
        aria-describedby={disabledReason === undefined ? rest["aria-describedby"] : reasonId}
      >
        {icon ? <Icon name={icon} /> : null}
        <span>{children}</span>
      </button>
      {disabledReason === undefined ? null : (
        <span className="hint" id={reasonId}>
          {disabledReason}
        </span>
      )}
    </>
  );
}
