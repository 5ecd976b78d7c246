import type { ReactNode } from "react";

import { Check } from "./check.tsx";
import { FieldErrorText } from "./field-frame.tsx";
import { Pill } from "./pill.tsx";
import { Radio } from "./radio.tsx";

export type Choice = {
  value: string;
  label: ReactNode;
  count?: number | string;
  disabled?: boolean;
};

export type ChoiceGroupProps = {
  legend: ReactNode;
  name: string;
  choices: readonly Choice[];
  /** One of them (radio) or any of them (check); pills stand in a row. */
  kind?: "radio" | "check" | "pill" | "pill-check";
  /** The chosen value, or values. */
  value?: string | readonly string[] | null;
  hint?: ReactNode;
  error?: string | null;
  required?: boolean;
  hideLegend?: boolean;
};

/** A question with its choices in one fieldset, so that the question is read with each choice. */
export function ChoiceGroup({
  legend,
  name,
  choices,
  kind = "radio",
  value,
  hint,
  error,
  required,
  hideLegend,
}: ChoiceGroupProps) {
  const chosen = (one: string) => (Array.isArray(value) ? value.includes(one) : value === one);
  const describedBy =
    [error ? `${name}-error` : "", hint ? `${name}-hint` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      aria-describedby={describedBy}
      className={error ? "field--error" : undefined}
    >
      <legend className={hideLegend ? "vh" : "label"}>{legend}</legend>
      {hint ? (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      <div className={kind.startsWith("pill") ? "pill-set" : undefined}>
        {choices.map(({ value: one, label, count, disabled }) => {
          const shared = { name, value: one, defaultChecked: chosen(one), disabled };
          if (kind === "check") {
            return (
              <Check key={one} {...shared} count={count}>
                {label}
              </Check>
            );
          }
          if (kind === "radio") {
            return (
              <Radio key={one} {...shared} count={count} required={required}>
                {label}
              </Radio>
            );
          }
          return (
            <Pill key={one} {...shared} type={kind === "pill" ? "radio" : "checkbox"}>
              {label}
            </Pill>
          );
        })}
      </div>
      {error ? <FieldErrorText id={name}>{error}</FieldErrorText> : null}
    </fieldset>
  );
}
