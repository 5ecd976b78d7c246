import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type FieldError = string | readonly string[] | null | undefined;

/** What every field has, whatever its control. */
export type FieldBasics = {
  label: ReactNode;
  name: string;
  /** Defaults to the name, so that an error summary can link to `#name`. */
  id?: string;
  hint?: ReactNode;
  /** One sentence, or several, that say what to change. */
  error?: FieldError;
  /** Marks the field as optional in words; what is not marked is required. */
  optional?: boolean;
};

const sentences = (error: FieldError): string =>
  error == null ? "" : typeof error === "string" ? error : error.join(" ");

/** The attributes that tie a control to its hint and its error. */
export function describe(id: string, hint: ReactNode, error: FieldError) {
  const wrong = sentences(error) !== "";
  const ids = [wrong ? `${id}-error` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  return { "aria-invalid": wrong || undefined, "aria-describedby": ids || undefined };
}

export type FieldFrameProps = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: FieldError;
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label above, hint and error below, tied by `describe`. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  children,
}: FieldFrameProps) {
  const { t } = useTranslation();
  const wrong = sentences(error);
  return (
    <div className={classNames("field", wrong && "field--error", className)}>
      <label className={hideLabel ? "vh" : "label"} htmlFor={id}>
        {label} {optional ? <span className="hint">{t("common:field.optional")}</span> : null}
      </label>
      {children}
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {wrong ? <FieldErrorText id={id}>{wrong}</FieldErrorText> : null}
    </div>
  );
}

/** The error of a field, or of a group of choices, in words and with an icon. */
export function FieldErrorText({ id, children }: { id: string; children: string }) {
  return (
    <span className="error" id={`${id}-error`}>
      <Icon name="warning" /> {children}
    </span>
  );
}
