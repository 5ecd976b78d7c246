import { useTranslation } from "react-i18next";

import type { Money } from "#app/domain/kernel/money.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Reasons } from "#app/ui/reasons.tsx";

/** Words of a person, as they were written. */
function Quote({ text }: { text: string }) {
  return <blockquote dir="auto">{text}</blockquote>;
}

type WhyProps = {
  proposal: string;
  evidence: { monthsInARow: number; monthsNeeded: number; lineMinor: number; from: string; until: string };
  currency: string;
};

/** The officer's reason as written, and the figures that opened the case. */
export function Why({ proposal, evidence, currency }: WhyProps) {
  const { t } = useTranslation("my");
  const { monthsInARow, monthsNeeded, lineMinor, from, until } = evidence;
  return (
    <Card title={t("graduation.why")}>
      <p className="muted">{t("graduation.whyBy")}</p>
      <Quote text={proposal} />
      <h3>{t("graduation.figures")}</h3>
      <KeyValues
        items={[
          {
            name: t("graduation.monthsInARow"),
            value: t("common:count.months", { count: monthsInARow }),
          },
          {
            name: t("graduation.monthsNeeded"),
            value: t("common:count.months", { count: monthsNeeded }),
          },
          { name: t("graduation.line"), value: formatMoney(t, { minor: lineMinor, currency }) },
          { name: t("graduation.span"), value: t("graduation.spanText", { from, until }) },
        ]}
      />
      <p className="muted small">{t("graduation.source")}</p>
    </Card>
  );
}

export function Keeps() {
  const { t } = useTranslation("my");
  return (
    <Card title={t("graduation.keeps")}>
      <Reasons
        items={[
          { text: t("graduation.keepsWage") },
          { text: t("graduation.keepsAccount") },
          { text: t("graduation.keepsBenefit") },
        ]}
      />
    </Card>
  );
}

/** What may stop, with what is not known said. */
export function Loses({ amount, entitlements }: { amount: Money; entitlements: readonly string[] }) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("graduation.loses")}>
      <Reasons
        items={[
          { kind: "gap", text: t("graduation.losesBenefit", { amount: formatMoney(t, amount) }) },
          ...entitlements.map((name) => ({
            kind: "gap" as const,
            text: t("graduation.losesUnknown", { name: t(`benefits:entitlements.${name}`) }),
          })),
        ]}
      />
    </Card>
  );
}

type HeardProps = { said: string; on: FormattedDate; healthCover: string; appeal: string | null };

/** What the person said, and her appeal. */
export function Heard({ said, on, healthCover, appeal }: HeardProps) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("graduation.heard.title")}>
      <p className="muted">
        {t("graduation.heard.on")} <DateText date={on} />
      </p>
      {said ? <Quote text={said} /> : <p>{t("graduation.hear.nothing")}</p>}
      <p>
        {t("graduation.hear.health")}: <b>{t(`graduation.hear.healths.${healthCover}`)}</b>
      </p>
      {appeal ? (
        <>
          <h3>{t("graduation.appeal.said")}</h3>
          <Quote text={appeal} />
        </>
      ) : null}
    </Card>
  );
}

type DecisionProps = { reason: string; on: FormattedDate; effectiveFrom: FormattedDate | null };

/** The decision, its reason as written, and from when it counts. */
export function Decision({ reason, on, effectiveFrom }: DecisionProps) {
  const { t } = useTranslation("my");
  return (
    <Card title={t("graduation.decision.title")}>
      <p>
        {t("graduation.decision.on")} <DateText date={on} />
      </p>
      <p className="muted">{t("graduation.decision.reason")}</p>
      <Quote text={reason} />
      {effectiveFrom ? (
        <>
          <p>
            {t("graduation.decision.from")}{" "}
            <b>
              <DateText date={effectiveFrom} />
            </b>
          </p>
          <p className="muted">{t("graduation.decision.fromText")}</p>
        </>
      ) : null}
    </Card>
  );
}
