import type { ComponentPropsWithoutRef } from "react";

import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export type TapLinkProps = Omit<ComponentPropsWithoutRef<"a">, "style" | "href"> & {
  href: string;
  icon?: IconName;
};

/** A link in a row of text, tall enough for a thumb. */
export function TapLink({ href, icon, className, children, ...rest }: TapLinkProps) {
  return (
    <a {...rest} href={href} className={classNames("inline-tap", className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}
