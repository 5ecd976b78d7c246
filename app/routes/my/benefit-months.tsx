import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readOpenMatters } from "#app/domain/benefits/overpayments/read-open-matters.server.ts";
import { readOwnBenefitMonths, type OwnBenefitMonth } from "#app/domain/benefits/read-own-months.server.ts";
import { readOwnTerms } from "#app/domain/benefits/read-own-terms.server.ts";
import { readOwnBenefit } from "#app/domain/benefits/read-own-benefit.server.ts";
import { contestWageRecord } from "#app/domain/placements/contest-wage-record.server.ts";
import { readOwnWageQuestions } from "#app/domain/placements/read-own-placements.server.ts";
import { formatDateText, formatMonth } from "#app/i18n/dates.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { LocalWords, WithLocalTerms } from "#app/ui/local-terms.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { actSummary } from "#app/web/act-form.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied } from "#app/web/respond.server.ts";
import { BenefitMonthCard, type BenefitMonthView } from "./benefit-month.tsx";
import { OpenMattersLine } from "./open-matters.tsx";

const formSchema = z.object({ do: z.literal("not-mine"), recordId: z.uuid() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const [read, benefit, questions, terms, matters] = await Promise.all([
    readOwnBenefitMonths(ctx, actor),
    readOwnBenefit(ctx, actor),
    readOwnWageQuestions(ctx, actor),
    readOwnTerms(ctx, actor),
    readOpenMatters(ctx, actor),
  ]);
  const view = (month: OwnBenefitMonth): BenefitMonthView => monthView(locale, month);
  return {
    title: title("my:benefit.title"),
    ...{ formToken, terms, matters },
    asks: questions.some(
      ({ status, isSettled }) => !isSettled && (status === "asked" || status === "unanswered"),
    ),
    decided: benefit && { minor: benefit.decidedMinor, currency: benefit.currency },
    kind: read.kind,
    months: read.kind === "shown" ? read.months.map(view) : [],
  };
}

function monthView(locale: Locale, month: OwnBenefitMonth): BenefitMonthView {
  const day = (at: Date): string => formatDateText(locale, at.toISOString().slice(0, 10));
  return {
    ...month,
    month: formatMonth(locale, month.month),
    computedOn: day(month.computedAt),
    before: month.before && { ...month.before, on: day(month.before.computedAt) },
    records: month.records.map((record) => ({ ...record, received: day(record.receivedAt) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const { recordId } = form.value;
  const outcome = await once<object>(guarded, { name: "not-mine", token: form.token }, (ctx) =>
    contestWageRecord(ctx, guarded.actor, { recordId }),
  );
  if (outcome.ok)
    return redirectWith(guarded.web, "/my/benefit/months", { tone: "ok", message: "my:benefit.done" });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function BenefitMonths() {
  const { months, kind, asks, decided, formToken, terms, matters } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useForm(answer?.form);
  const { t } = useTranslation("my");
  if (kind !== "shown")
    return (
      <EmptyState
        level={1}
        title={t("benefit.title")}
        text={t(kind === "minor" ? "benefit.minor" : "benefit.noHousehold")}
      >
        <BackLink href="/my">{t("benefit.back")}</BackLink>
      </EmptyState>
    );
  return (
    <div className="narrow stack">
      <BackLink href="/my">{t("benefit.back")}</BackLink>
      <h1>{t("benefit.title")}</h1>
      <ErrorSummary errors={actSummary(form, ["recordId"])} />
      {asks ? (
        <Notice
          tone="here"
          title={t("benefit.ask.title")}
          action={
            <ButtonLink href="/my/work" variant="primary">
              {t("benefit.ask.link")}
            </ButtonLink>
          }
        >
          {t("benefit.ask.text")}
        </Notice>
      ) : null}
      {decided ? (
        <p>
          {t("benefit.decided")}: <b>{t("home.benefit.perMonth", { amount: formatMoney(t, decided) })}</b>
        </p>
      ) : null}
      <OpenMattersLine matters={matters} />
      <p className="muted">{t("benefit.intro")}</p>
      <Notice tone="ok" title={t("benefit.safe.title")}>
        <ul className="bullets">
          <li>{t("benefit.safe.nothing")}</li>
          <li>{t("benefit.safe.person")}</li>
          <li>{t("benefit.safe.others")}</li>
        </ul>
      </Notice>
      {months.length === 0 ? (
        <EmptyState level={2} title={t("benefit.none")} text={t("benefit.noneText")} />
      ) : (
        <WithLocalTerms terms={terms}>
          {months.map((month) => (
            <BenefitMonthCard key={month.key} month={month} formToken={formToken} />
          ))}
        </WithLocalTerms>
      )}
      <LocalWords terms={terms} />
    </div>
  );
}
