import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readOwnOverpayments } from "#app/domain/benefits/overpayments/read-own-overpayments.server.ts";
import { readOwnTerms } from "#app/domain/benefits/read-own-terms.server.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LocalWords } from "#app/ui/local-terms.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { OverpaymentStatus } from "#app/ui/overpayment-status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title } = await guardMember(args);
  const { told, arrears } = await readOwnOverpayments(ctx, actor);
  return {
    title: title("overpayments:my.title"),
    arrears,
    terms: await readOwnTerms(ctx, actor),
    told: told.map(({ toldOn, ...one }) => ({ ...one, toldOn: toldOn && formatDate(locale, toldOn) })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Past months that were paid too much or too little, as the household was told. */
export default function MyOverpayments() {
  const { told, arrears, terms } = useLoaderData<typeof loader>();
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  return (
    <div className="narrow stack">
      <BackLink href="/my">{t("my.back")}</BackLink>
      <h1>{t("my.title")}</h1>
      <p className="muted">{t("my.lead")}</p>
      {told.length === 0 && arrears.length === 0 ? (
        <EmptyState title={t("my.none")} text={t("my.noneText")} />
      ) : null}
      {told.length > 0 ? (
        <Card title={t("my.told")}>
          <ul className="rows">
            {told.map((one) => {
              const amount = formatMoney(t, { minor: one.amountMinor, currency: one.currency });
              return (
                <li key={one.id}>
                  <p className="row row--between">
                    <b>{amount}</b>
                    <OverpaymentStatus status={one.status} names="status" />
                  </p>
                  {one.dueBackMinor > 0 ? (
                    <p>
                      {t("my.dueBack", {
                        amount: formatMoney(t, { minor: one.dueBackMinor, currency: one.currency }),
                      })}
                    </p>
                  ) : null}
                  {one.toldOn ? (
                    <p className="muted small">
                      {t("my.toldOn")} <DateText date={one.toldOn} />
                    </p>
                  ) : null}
                  <p>
                    <TapLink href={`/my/overpayments/${one.id}`}>
                      {t("my.open")}
                      <span className="vh">: {amount}</span>
                    </TapLink>
                  </p>
                </li>
              );
            })}
          </ul>
        </Card>
      ) : null}
      {arrears.length > 0 ? (
        <Card title={t("arrears.title")} className="stack-2">
          <p>{t("arrears.household")}</p>
          <ul className="rows">
            {arrears.map(({ id, month, owedMinor, currency, status }) => (
              <li key={id}>
                <p className="row row--between">
                  <b>{formatMoney(t, { minor: owedMinor, currency })}</b>
                  <OverpaymentStatus status={status} names="arrears.statusOwn" />
                </p>
                <p>
                  <TapLink href={`/my/overpayments/arrears/${id}`}>{formatMonth(locale, month)}</TapLink>
                </p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <p className="row no-print">
        <TapLink href="/my/benefit">{t("decisions:own.link")}</TapLink>
        <TapLink href="/my/benefit/months">{t("my:benefit.link")}</TapLink>
      </p>
      <Notice icon="scale">{t("my.safe")}</Notice>
      <LocalWords terms={terms} />
    </div>
  );
}
