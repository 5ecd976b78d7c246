import { useTranslation } from "react-i18next";

import type { OverpaymentStory } from "#app/domain/benefits/overpayments/overpayment-story.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { DateText } from "./date-text.tsx";

type Told = Pick<OverpaymentStory, "steps" | "currency">;

/** What happened to an overpayment, step by step, in the words that were written. */
export const OverpaymentHistory = (told: Told) => <History names="edge" {...told} />;

/** The same of a month that was paid too little. */
export const ArrearHistory = (told: Told) => <History names="arrears.edge" {...told} />;

function History({ steps, currency, names }: Told & { readonly names: "edge" | "arrears.edge" }) {
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  return (
    <ol className="rows">
      {steps.map(({ edge, on, byRole, amountMinor, words }, index) => (
        <li key={index} className="stack-2">
          <p>
            <b>
              {t(`${names}.${edge}`)}
              {amountMinor === null ? "" : `: ${formatMoney(t, { minor: amountMinor, currency })}`}
            </b>
            <br />
            <span className="muted small">
              <DateText date={formatDate(locale, on)} /> · {t(`by.${byRole}`)}
            </span>
          </p>
          {words === null ? null : <blockquote dir="auto">{words}</blockquote>}
        </li>
      ))}
    </ol>
  );
}
