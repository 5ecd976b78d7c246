import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { answerRefusal } from "#app/domain/benefits/arrears/answer-refusal.server.ts";
import { readOwnArrear } from "#app/domain/benefits/arrears/read-own-arrears.server.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { LocalWords } from "#app/ui/local-terms.tsx";
import { ArrearHistory } from "#app/ui/overpayment-history.tsx";
import { OverpaymentStatus } from "#app/ui/overpayment-status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TypedInVain } from "#app/ui/typed-in-vain.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, typedInVain, useForm } from "#app/web/form-state.ts";
import { parseForm, text } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";

const formSchema = z.object({
  do: z.literal("answer"),
  words: text(2_000).pipe(z.string().min(5, "too_short")),
});

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const arrearId = idParam(args.params, "arrearId");
  const found = valueOf(await readOwnArrear(ctx, actor, { arrearId }));
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("overpayments:my.title"),
    ...{ formToken, found },
    answerUntil: found.answerUntil && formatDate(locale, found.answerUntil),
    paidOn: found.paidOn && formatDate(locale, found.paidOn),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const arrearId = idParam(args.params, "arrearId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const { words } = form.value;
  const outcome = await once(guarded, { name: "answer_refusal", token: form.token }, async (ctx) =>
    answerRefusal(ctx, actor, { arrearId, words }),
  );
  if (outcome.ok)
    return redirectWith(web, `/my/overpayments/arrears/${arrearId}`, {
      tone: "ok",
      message: "overpayments:arrears.answer.done",
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A month that was paid too little, where that stands, and what the household can say. */
export default function MyArrear() {
  const { found, formToken, answerUntil, paidOn } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  const money = (minor: number): string => formatMoney(t, { minor, currency: found.currency });
  const labels = { words: t("arrears.answer.words") };
  return (
    <div className="narrow stack">
      <BackLink href="/my/overpayments">{t("my.all")}</BackLink>
      <h1>{t("arrears.oneOwn")}</h1>
      <ErrorSummary errors={form.summary} labels={labels} />
      <TypedInVain typed={typedInVain(form, labels, found.mayAnswer ? ["answer"] : [])} />
      <Card
        title={money(found.amountMinor)}
        aside={<OverpaymentStatus status={found.status} names="arrears.statusOwn" />}
      >
        <KeyValues
          items={[
            { name: t("months.month"), value: formatMonth(locale, found.month) },
            { name: t("months.paid"), value: money(found.paidMinor) },
            { name: t("arrears.least"), value: money(found.lowMinor) },
            ...(paidOn ? [{ name: t("arrears.paidOn"), value: <DateText date={paidOn} /> }] : []),
          ]}
        />
        <p>
          <b>{t(`arrears.now.${found.status}`)}</b>
        </p>
        {found.status === "refused" ? (
          <p>
            <TapLink href="/complaints">{t("my.complain")}</TapLink>
          </p>
        ) : null}
      </Card>
      {found.mayAnswer ? (
        <Card title={t("arrears.answer.title")} id="answer">
          <p>{t("arrears.answer.text")}</p>
          {answerUntil ? (
            <p>
              {t("my.contest.until")}{" "}
              <b>
                <DateText date={answerUntil} />
              </b>
              .
            </p>
          ) : null}
          <form method="post" className="stack" noValidate>
            <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "answer" }} />
            <TextArea
              label={t("arrears.answer.words")}
              name="words"
              rows={4}
              defaultValue={form.value("words")}
              error={form.error("words")}
              required
            />
            <Button block>{t("arrears.answer.submit")}</Button>
          </form>
        </Card>
      ) : null}
      <Card title={t("history")}>
        <ArrearHistory steps={found.steps} currency={found.currency} />
      </Card>
      <LocalWords terms={found.terms} />
    </div>
  );
}
