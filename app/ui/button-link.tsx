import type { ComponentPropsWithoutRef } from "react";

import type { ButtonVariant } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonLinkProps = Omit<ComponentPropsWithoutRef<"a">, "style" | "href"> & {
  href: string;
  variant?: ButtonVariant;
  block?: boolean;
  icon?: IconName;
};

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({
  href,
  variant = "second",
  block,
  icon,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <a
      {...rest}
      href={href}
      className={classNames("btn", `btn--${variant}`, block && "btn--block", className)}
    >
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  );
}
