import type { ComponentPropsWithoutRef } from "react";

import { classNames } from "./class-names.ts";
import { describe, type FieldBasics, FieldFrame } from "./field-frame.tsx";

export type Option = { value: string; label: string };

export type SelectProps = FieldBasics &
  Omit<ComponentPropsWithoutRef<"select">, "style" | "name" | "id" | "children"> & {
    options: readonly Option[];
    /** Words of the empty choice, first in the list. */
    placeholder?: string;
    hideLabel?: boolean;
  };

/** A labelled list of choices. */
export function Select({
  label,
  name,
  id = name,
  hint,
  error,
  optional,
  options,
  placeholder,
  hideLabel,
  className,
  ...rest
}: SelectProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional} hideLabel={hideLabel}>
      <select
        {...rest}
        {...describe(id, hint, error)}
        className={classNames("select", className)}
        id={id}
        name={name}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
