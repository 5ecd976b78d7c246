import { useTranslation } from "react-i18next";

import type { FormattedDate } from "#app/i18n/dates.ts";

import { DateText } from "./date-text.tsx";

export type ChangeStoryStep = {
  readonly edge: string;
  readonly on: FormattedDate;
  readonly words: string | null;
};

/** What happened to a change request, step by step, in the words that were written. */
export function ChangeStory({
  steps,
  names,
}: {
  steps: readonly ChangeStoryStep[];
  names: "edge" | "office.edge";
}) {
  const { t } = useTranslation("registry");
  return (
    <ol className="rows">
      {steps.map(({ edge, on, words }, index) => (
        <li key={index} className="stack-2">
          <p>
            <b>{t(`${names}.${edge}`)}</b>
            <br />
            <span className="muted small">
              <DateText date={on} />
            </span>
          </p>
          {words === null ? null : <blockquote dir="auto">{words}</blockquote>}
        </li>
      ))}
    </ol>
  );
}
