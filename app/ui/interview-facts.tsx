import { useTranslation } from "react-i18next";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { DateText } from "./date-text.tsx";
import { KeyValues } from "./facts.tsx";

/** An interview as both sides see it; dates and times are worded. */
export type InterviewView = {
  readonly id: string;
  readonly status: string;
  readonly mode: string | null;
  readonly minutes: number | null;
  readonly details: string | null;
  readonly at: { readonly date: FormattedDate; readonly time: string } | null;
};

/** When, how, how long and where. */
export function InterviewFacts({ interview }: { readonly interview: InterviewView }) {
  const { t } = useTranslation("jobs");
  const { at, mode, minutes, details } = interview;
  return (
    <KeyValues
      items={[
        ...(at
          ? [
              {
                name: t("interview.when"),
                value: (
                  <>
                    <DateText date={at.date} /> · {at.time}
                  </>
                ),
              },
            ]
          : []),
        ...(mode ? [{ name: t("interview.how"), value: t(`interview.mode.${mode}`) }] : []),
        ...(minutes
          ? [{ name: t("interview.length"), value: t("interview.minutes", { count: minutes }) }]
          : []),
        ...(details ? [{ name: t("interview.where"), value: <bdi>{details}</bdi> }] : []),
      ]}
    />
  );
}
