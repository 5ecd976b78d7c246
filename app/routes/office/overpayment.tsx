import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readOverpaymentToHandle } from "#app/domain/benefits/overpayments/read-overpayment-to-handle.server.ts";
import { monthOf, shiftMonth } from "#app/domain/kernel/plain-date.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { LocalWords, WithLocalTerms } from "#app/ui/local-terms.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { OverpaymentHistory } from "#app/ui/overpayment-history.tsx";
import { ArrearsTable, OverpaymentMonths, OverpaymentReasons } from "#app/ui/overpayment-months.tsx";
import { OverpaymentPlan } from "#app/ui/overpayment-plan.tsx";
import { OverpaymentStatus } from "#app/ui/overpayment-status.tsx";
import { TypedInVain } from "#app/ui/typed-in-vain.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { typedInVain, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { DueDay, PersonLink } from "./household-case.tsx";
import { overpaymentFormSchema, takeOverpaymentAct } from "./overpayment-action.server.ts";
import { DecisionForms, InstalmentForms } from "./overpayment-forms.tsx";
import { openForms, overpaymentLabels, typedLabels } from "./overpayment-labels.ts";

/** How many months ahead a plan may begin, and how many back an instalment may be of. */
const MONTHS_AHEAD = 6;
const MONTHS_BACK = 12;
/** Denials that the page explains beside the form: somebody else decides. */
const OTHERS: readonly string[] = ["other_than_teller_needed", "other_than_writer_needed"];

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const overpaymentId = idParam(args.params, "overpaymentId");
  const found = valueOf(await readOverpaymentToHandle(ctx, actor, { overpaymentId }));
  const thisMonth = monthOf(ctx.clock.today(actor.country));
  const choice = (month: string) => ({ value: month, label: formatMonth(locale, month) });
  const first = found.plan?.firstMonth ?? thisMonth;
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("overpayments:office.title"),
    ...{ formToken, thisMonth, found },
    due: found.dueOn && formatDate(locale, found.dueOn),
    contestUntil: found.contestUntil && formatDate(locale, found.contestUntil),
    cap:
      found.cap.capMinor === null
        ? null
        : formatMoney(t, { minor: found.cap.capMinor, currency: found.currency }),
    months: {
      ahead: Array.from({ length: MONTHS_AHEAD }, (_, n) => choice(shiftMonth(thisMonth, n))),
      back: Array.from({ length: MONTHS_BACK }, (_, n) => shiftMonth(thisMonth, -n))
        .filter((month) => month >= first)
        .map(choice),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const overpaymentId = idParam(args.params, "overpaymentId");
  const form = await parseForm(args.request, overpaymentFormSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  const outcome = await once(guarded, { name: sent.do, token: form.token }, async (ctx) =>
    takeOverpaymentAct(ctx, actor, overpaymentId, sent),
  );
  if (outcome.ok)
    return redirectWith(web, `/office/overpayments/${overpaymentId}`, {
      tone: "ok",
      message: `overpayments:office.done.${sent.do}`,
    });
  if (outcome.error.kind === "denial" && !OTHERS.includes(outcome.error.code)) throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One overpayment: the evidence month by month, what was written, and what an officer can do with it. */
export default function OverpaymentPage() {
  const data = useLoaderData<typeof loader>();
  const { found, due, contestUntil } = data;
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("overpayments");
  const labels = overpaymentLabels(t);
  return (
    <div className="stack">
      <BackLink href="/office/overpayments">{t("office.back")}</BackLink>
      <h1>
        {t("office.one")} <bdi>{found.fullName}</bdi>
      </h1>
      <ErrorSummary errors={form.summary} labels={labels} />
      <TypedInVain typed={typedInVain(form, typedLabels(labels), openForms(found.acts))} />
      <div className="desk desk--end">
        <div className="stack">
          <Card
            title={formatMoney(t, { minor: found.amountMinor, currency: found.currency })}
            aside={<OverpaymentStatus status={found.status} names="office.status" />}
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
                ...(found.cause ? [{ name: t("office.facts.cause"), value: t(`cause.${found.cause}`) }] : []),
                ...(contestUntil && found.status === "notified"
                  ? [{ name: t("office.facts.contestUntil"), value: <DateText date={contestUntil} /> }]
                  : []),
                ...(due
                  ? [
                      {
                        name: t(`office.facts.due.${found.status}`),
                        value: <DueDay date={due} isLate={found.isLate} />,
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          <Card title={t("months.title")} className="stack-2">
            <p className="muted small">{t("office.monthsText")}</p>
            <OverpaymentMonths months={found.months} currency={found.currency} />
            <WithLocalTerms terms={found.terms}>
              <OverpaymentReasons months={found.months} currency={found.currency} />
            </WithLocalTerms>
          </Card>
          {(found.plan ?? found.repaidMinor) ? (
            <Card title={t("plan.title")}>
              <OverpaymentPlan of={found} thisMonth={data.thisMonth} />
            </Card>
          ) : null}
          <Card title={t("arrears.title")} className="stack-2">
            {found.arrears.length === 0 ? (
              <p className="muted">{t("arrears.none")}</p>
            ) : (
              <>
                <p>{t("arrears.office")}</p>
                <ArrearsTable arrears={found.arrears} under="/office/overpayments/arrears" />
              </>
            )}
          </Card>
          <Card title={t("history")}>
            <OverpaymentHistory steps={found.steps} currency={found.currency} />
          </Card>
          <LocalWords terms={found.terms} />
        </div>
        <div className="stack">
          <Notice icon="scale">{t("office.note")}</Notice>
          {found.hindrance ? <Notice tone="warn">{t(`office.hindrance.${found.hindrance}`)}</Notice> : null}
          <DecisionForms data={data} form={form} />
          <InstalmentForms data={data} form={form} />
        </div>
      </div>
    </div>
  );
}
