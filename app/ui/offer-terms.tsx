import { useTranslation } from "react-i18next";

import type { FormattedDate } from "#app/i18n/dates.ts";

import { DateText } from "./date-text.tsx";
import { KeyValues } from "./facts.tsx";
import { amountPer, hoursWords } from "./posting-words.ts";

export type OfferTermsProps = {
  wageMinor: number;
  currency: string;
  wagePeriod: string;
  hoursPerWeek: number;
  employmentType: string;
  startsOn: FormattedDate;
  answerBy: FormattedDate;
  message: string | null;
};

/** The terms of an offer as they were written down. */
export function OfferTermsList(props: OfferTermsProps) {
  const { t } = useTranslation("jobs");
  const { wageMinor, currency, wagePeriod, message } = props;
  return (
    <>
      <KeyValues
        items={[
          { name: t("offer.wage"), value: <b>{amountPer(t, wageMinor, currency, wagePeriod)}</b> },
          { name: t("offer.hours"), value: hoursWords(t, { ...props, shift: null }) },
          { name: t("offer.startsOn"), value: <DateText date={props.startsOn} /> },
          { name: t("offer.answerBy"), value: <DateText date={props.answerBy} /> },
        ]}
      />
      {message ? (
        <blockquote>
          <p>{message}</p>
        </blockquote>
      ) : null}
    </>
  );
}
