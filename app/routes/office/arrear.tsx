import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readArrearToHandle } from "#app/domain/benefits/arrears/read-arrear-to-handle.server.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { LocalWords } from "#app/ui/local-terms.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ArrearHistory } from "#app/ui/overpayment-history.tsx";
import { OverpaymentStatus } from "#app/ui/overpayment-status.tsx";
import { TypedInVain } from "#app/ui/typed-in-vain.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { typedInVain, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { arrearFormSchema, takeArrearAct } from "./arrear-action.server.ts";
import { ArrearForms } from "./arrear-forms.tsx";
import { arrearLabels } from "./arrear-labels.ts";
import { DueDay, PersonLink } from "./household-case.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const arrearId = idParam(args.params, "arrearId");
  const found = valueOf(await readArrearToHandle(ctx, actor, { arrearId }));
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("overpayments:office.title"),
    ...{ formToken, found },
    due: found.dueOn && formatDate(locale, found.dueOn),
    answerUntil: found.answerUntil && formatDate(locale, found.answerUntil),
    paidOn: found.paidOn && formatDate(locale, found.paidOn),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const arrearId = idParam(args.params, "arrearId");
  const form = await parseForm(args.request, arrearFormSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  const outcome = await once(guarded, { name: `arrear_${sent.do}`, token: form.token }, async (ctx) =>
    takeArrearAct(ctx, actor, arrearId, sent),
  );
  if (outcome.ok)
    return redirectWith(web, `/office/overpayments/arrears/${arrearId}`, {
      tone: "ok",
      message: `overpayments:arrears.${sent.do}.done`,
    });
  if (outcome.error.kind === "denial" && outcome.error.code !== "other_than_proposer_needed")
    throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One month that was paid too little: what it was, what was written, and what an officer can do with it. */
export default function ArrearPage() {
  const { found, formToken, due, answerUntil, paidOn } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  const money = (minor: number): string => formatMoney(t, { minor, currency: found.currency });
  const labels = arrearLabels(t);
  return (
    <div className="stack">
      <BackLink href="/office/overpayments?show=arrears">{t("arrears.back")}</BackLink>
      <h1>
        {t("arrears.one")} <bdi>{found.fullName}</bdi>
      </h1>
      <ErrorSummary errors={form.summary} labels={labels} />
      <TypedInVain typed={typedInVain(form, labels, found.acts)} />
      <div className="desk desk--end">
        <div className="stack">
          <Card
            title={money(found.amountMinor)}
            aside={<OverpaymentStatus status={found.status} names="arrears.status" />}
          >
            <KeyValues
              items={[
                ...(found.personId
                  ? [
                      {
                        name: t("office.facts.person"),
                        value: <PersonLink personId={found.personId} fullName={found.fullName} />,
                      },
                    ]
                  : []),
                { name: t("months.month"), value: formatMonth(locale, found.month) },
                { name: t("months.paid"), value: money(found.paidMinor) },
                { name: t("arrears.least"), value: money(found.lowMinor) },
                ...(answerUntil
                  ? [{ name: t("office.facts.contestUntil"), value: <DateText date={answerUntil} /> }]
                  : []),
                ...(due
                  ? [
                      {
                        name: t(`arrears.due.${found.status}`),
                        value: <DueDay date={due} isLate={found.isLate} />,
                      },
                    ]
                  : []),
                ...(paidOn ? [{ name: t("arrears.paidOn"), value: <DateText date={paidOn} /> }] : []),
              ]}
            />
          </Card>
          <Card title={t("history")}>
            <ArrearHistory steps={found.steps} currency={found.currency} />
          </Card>
          <LocalWords terms={found.terms} />
        </div>
        <div className="stack">
          <Notice icon="scale">{t("arrears.note")}</Notice>
          {found.hindrance ? <Notice tone="warn">{t(`arrears.hindrance.${found.hindrance}`)}</Notice> : null}
          <ArrearForms acts={found.acts} token={formToken} form={form} />
        </div>
      </div>
    </div>
  );
}
