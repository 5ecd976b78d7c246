import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { Icon } from "./icon.tsx";

/** A field's id (its name, as a rule) and the sentence that says what is wrong. */
export type SummaryError = { field?: string | null; message: string };

/**
 * At the top of a form that was not accepted: how many errors, each a link to its field. `labels` names the fields, for a
 * page where a sentence alone would not tell which one it is about.
 */
export function ErrorSummary({
  errors,
  title,
  labels = {},
}: {
  errors: readonly SummaryError[];
  title?: string;
  labels?: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation();
  const named = (field: string, message: string): string =>
    labels[field] ? t("common:errorSummary.named", { field: labels[field], message }) : message;
  const summary = useRef<HTMLDivElement>(null);
  // Where React runs in the browser it moves the focus; on other pages enhance.js does.
  useEffect(() => summary.current?.focus(), [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="notice notice--bad" role="alert" id="errors" ref={summary} tabIndex={-1} data-focus="">
      <Icon name="warning" />
      <div>
        <p>
          <b>{title ?? t("common:errorSummary.title", { count: errors.length })}</b>
        </p>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={`${field ?? ""} ${message}`}>
              {field ? (
                <a className="inline-tap" href={`#${field}`}>
                  {named(field, message)}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
