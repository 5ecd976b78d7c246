import type { ComponentPropsWithoutRef, ReactNode } from "react";

import { classNames } from "./class-names.ts";

export type PillProps = Omit<ComponentPropsWithoutRef<"input">, "style" | "type" | "children"> & {
  name: string;
  type?: "radio" | "checkbox";
  small?: boolean;
  children?: ReactNode;
};

/** A choice among a few, in a row. */
export function Pill({ type = "radio", small, children, className, ...rest }: PillProps) {
  return (
    <label className={classNames("pill", small && "pill--s", className)}>
      <input {...rest} type={type} />
      <span>{children}</span>
    </label>
  );
}
