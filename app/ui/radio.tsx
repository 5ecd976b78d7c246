import type { ComponentPropsWithoutRef, ReactNode } from "react";

import { classNames } from "./class-names.ts";

export type RadioProps = Omit<ComponentPropsWithoutRef<"input">, "style" | "type" | "children"> & {
  name: string;
  children?: ReactNode;
  count?: number | string;
};

/** One of several choices; stands in a `ChoiceGroup`. */
export function Radio({ children, count, className, ...rest }: RadioProps) {
  return (
    <label className={classNames("check", className)}>
      <input {...rest} type="radio" />
      <span>{children}</span>
      {count === undefined ? null : <span className="count">{count}</span>}
    </label>
  );
}
