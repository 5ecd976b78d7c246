import type { ComponentPropsWithoutRef } from "react";

import { classNames } from "./class-names.ts";
import { describe, type FieldBasics, FieldFrame } from "./field-frame.tsx";

export type TextAreaProps = FieldBasics &
  Omit<ComponentPropsWithoutRef<"textarea">, "style" | "name" | "id"> & { hideLabel?: boolean };

/** A labelled field for more than a line. */
export function TextArea({
  label,
  name,
  id = name,
  hint,
  error,
  optional,
  hideLabel,
  className,
  ...rest
}: TextAreaProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional} hideLabel={hideLabel}>
      <textarea
        {...rest}
        {...describe(id, hint, error)}
        className={classNames("textarea", className)}
        id={id}
        name={name}
      />
    </FieldFrame>
  );
}
