import { useTranslation } from "react-i18next";

import type { OwnBenefitMonth, OwnMonthRecord } from "#app/domain/benefits/read-own-months.server.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { amountWords } from "#app/ui/amount-words.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Status } from "#app/ui/status.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";

type RecordView = Omit<OwnMonthRecord, "receivedAt"> & { readonly received: string };

/** A month with its dates worded. */
export type BenefitMonthView = Omit<OwnBenefitMonth, "computedAt" | "before" | "records"> & {
  readonly computedOn: string;
  readonly before: { readonly min: number; readonly max: number; readonly on: string } | null;
  readonly records: readonly RecordView[];
};

const WHY = { earnings: "whyEarnings", rules: "whyRules", household: "whyHousehold" } as const;

/** One month: what the rules said before and say now, why, and how that stands to what was decided. */
export function BenefitMonthCard({ month, formToken }: { month: BenefitMonthView; formToken: string }) {
  const { t } = useTranslation("my");
  const { before, now, currency, why, records } = month;
  const when = (date: string) => (
    <>
      <br />
      <span className="muted small">{t("benefit.on", { date })}</span>
    </>
  );
  return (
    <Card
      title={month.month}
      aside={
        month.isWithdrawn || before ? (
          <Status tone="info">{t(month.isWithdrawn ? "benefit.withdrawn" : "benefit.changed")}</Status>
        ) : undefined
      }
    >
      <KeyValues
        items={[
          ...(before
            ? [
                {
                  name: t("benefit.before"),
                  value: (
                    <>
                      {amountWords(t, before, currency)}
                      {when(before.on)}
                    </>
                  ),
                },
              ]
            : []),
          {
            name: t("benefit.now"),
            value: (
              <>
                <b>{amountWords(t, now, currency)}</b>
                {when(month.computedOn)}
              </>
            ),
          },
          { name: t("benefit.paid"), value: formatMoney(t, { minor: month.decidedMinor, currency }) },
        ]}
      />
      <p>{t(`benefit.compare.${month.standing}`)}</p>
      {why ? (
        <>
          <h3>{t("benefit.why")}</h3>
          <p>{t(month.isWithdrawn ? "benefit.withdrawnText" : `benefit.${WHY[why]}`)}</p>
          {month.othersChanged ? <p>{t("benefit.othersChanged")}</p> : null}
        </>
      ) : null}
      {records.length > 0 ? (
        <>
          <h3>{t("benefit.records")}</h3>
          <ul className="rows small">
            {records.map((record) => (
              <RecordLine key={record.id} record={record} formToken={formToken} />
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

function RecordLine({ record, formToken }: { readonly record: RecordView; readonly formToken: string }) {
  const { t } = useTranslation("my");
  const { id, employerName, registrationNumber, wageMinor, currency, revision, standing } = record;
  const employer = employerName ?? t("benefit.record.number", { number: registrationNumber });
  return (
    <li className="stack-2">
      <p>
        <b>
          {t("benefit.record.wage", {
            employer,
            wage: formatMoney(t, { minor: wageMinor, currency }),
          })}
        </b>
        <br />
        {[
          t(`benefit.record.${standing}`),
          t("benefit.record.received", { date: record.received }),
          ...(revision > 1 ? [t("benefit.record.revision", { number: String(revision) })] : []),
          ...(record.isNews ? [t("benefit.record.isNews")] : []),
        ].join(" · ")}
      </p>
      {record.isContested ? <p>{t("benefit.record.contested")}</p> : null}
      {standing === "counts" && !record.isContested ? (
        <form method="post" className="btns">
          <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "not-mine", recordId: id }} />
          <Button variant="quiet" aria-label={`${t("benefit.record.notMine")}: ${employer}`}>
            {t("benefit.record.notMine")}
          </Button>
        </form>
      ) : null}
    </li>
  );
}
