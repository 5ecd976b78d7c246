import type { ComponentPropsWithoutRef, ReactNode } from "react";

import { classNames } from "./class-names.ts";
import { FieldErrorText } from "./field-frame.tsx";

export type CheckProps = Omit<ComponentPropsWithoutRef<"input">, "style" | "type" | "children"> & {
  name: string;
  /** The words beside the box. */
  children?: ReactNode;
  /** How many results it would leave. */
  count?: number | string;
  /** Keeps the words for screen readers: the box of a table row. */
  solo?: boolean;
  error?: string | null;
};

/** A box to tick, with its words as the target too. */
export function Check({ children, count, solo, error, className, ...rest }: CheckProps) {
  const id = rest.id ?? rest.name;
  return (
    <>
      <label className={classNames("check", solo && "check--solo", className)}>
        <input
          {...rest}
          id={rest.id}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : rest["aria-describedby"]}
        />
        <span className={solo ? "vh" : undefined}>{children}</span>
        {count === undefined ? null : <span className="count">{count}</span>}
      </label>
      {error ? <FieldErrorText id={id}>{error}</FieldErrorText> : null}
    </>
  );
}
