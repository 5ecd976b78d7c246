import type { ComponentPropsWithoutRef, ReactNode } from "react";

import { classNames } from "./class-names.ts";
import { describe, type FieldBasics, FieldFrame } from "./field-frame.tsx";
import { Icon, type IconName } from "./icon.tsx";

export type FieldProps = FieldBasics &
  Omit<ComponentPropsWithoutRef<"input">, "style" | "name" | "id"> & {
    /** Stands inside the field, at its start. */
    icon?: IconName;
    /** Stands after the field: «ريال», «كم». */
    unit?: ReactNode;
    hideLabel?: boolean;
    /** Offers suggestions while typing, from this address; works without a script as a plain field. */
    suggest?: string;
  };

/** A labelled input of any type. Numbers and phones are typed left to right. */
export function Field({
  label,
  name,
  id = name,
  hint,
  error,
  optional,
  icon,
  unit,
  hideLabel,
  suggest,
  type = "text",
  className,
  ...rest
}: FieldProps) {
  const leftToRight = type === "tel" || type === "email" || type === "url" || type === "password";
  const input = (
    <input
      dir={leftToRight ? "ltr" : undefined}
      autoComplete={suggest ? "off" : undefined}
      {...rest}
      {...describe(id, hint, error)}
      className={classNames(type === "file" ? "file" : "input", className)}
      type={type}
      id={id}
      name={name}
      data-suggest={suggest}
    />
  );
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional} hideLabel={hideLabel}>
      {icon || suggest ? (
        <div className="inputwrap">
          {icon ? <Icon name={icon} /> : null}
          {input}
        </div>
      ) : unit ? (
        <span className="input-unit">
          {input}
          <span>{unit}</span>
        </span>
      ) : (
        input
      )}
    </FieldFrame>
  );
}
