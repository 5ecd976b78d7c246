import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contestOverpayment } from "#app/domain/benefits/overpayments/contest-overpayment.server.ts";
import { disownContest } from "#app/domain/benefits/overpayments/disown-contest.server.ts";
import { readOwnOverpayment } from "#app/domain/benefits/overpayments/read-own-overpayments.server.ts";
import { monthOf } from "#app/domain/kernel/plain-date.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { LocalWords, WithLocalTerms } from "#app/ui/local-terms.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { OverpaymentHistory } from "#app/ui/overpayment-history.tsx";
import { OverpaymentMonths, OverpaymentReasons } from "#app/ui/overpayment-months.tsx";
import { OverpaymentPlan } from "#app/ui/overpayment-plan.tsx";
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

const words = text(2_000).pipe(z.string().min(5, "too_short"));
const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("contest"), words }),
  z.object({ do: z.literal("disown"), words }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const overpaymentId = idParam(args.params, "overpaymentId");
  const found = valueOf(await readOwnOverpayment(ctx, actor, { overpaymentId }));
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("overpayments:my.title"),
    ...{ formToken, found },
    thisMonth: monthOf(ctx.clock.today(actor.country)),
    contestUntil: found.contestUntil && formatDate(locale, found.contestUntil),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const overpaymentId = idParam(args.params, "overpaymentId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const { do: act, words: written } = form.value;
  const take = act === "contest" ? contestOverpayment : disownContest;
  const outcome = await once(guarded, { name: act, token: form.token }, async (ctx) =>
    take(ctx, actor, { overpaymentId, words: written }),
  );
  if (outcome.ok)
    return redirectWith(web, `/my/overpayments/${overpaymentId}`, {
      tone: "ok",
      message: `overpayments:my.${act}.done`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What was paid too much, why, what the household can do, and what is left; nobody is blamed. */
export default function MyOverpayment() {
  const { found, formToken, contestUntil, thisMonth } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("overpayments");
  const amount = formatMoney(t, { minor: found.amountMinor, currency: found.currency });
  // The one that was sent: words against an amount are not words about who spoke.
  const act = form.value("do");
  const kept = (of: string) =>
    act === of ? { defaultValue: form.value("words"), error: form.error("words") } : {};
  const open = [...(found.mayContest ? ["contest"] : []), ...(found.mayDisown ? ["disown"] : [])];
  const labels = { words: t(act === "disown" ? "my.disown.words" : "my.contest.words") };
  const written = found.steps.findLast(({ edge }) => edge === "write_down")?.words;
  return (
    <div className="narrow stack">
      <BackLink href="/my/overpayments">{t("my.all")}</BackLink>
      <h1>{t("my.one", { count: found.months.length })}</h1>
      <ErrorSummary errors={form.summary} labels={labels} />
      <TypedInVain typed={typedInVain(form, labels, open)} />
      <Card title={amount} aside={<OverpaymentStatus status={found.status} names="status" />}>
        <p>{t("my.what")}</p>
        {found.cause ? <p>{t(`my.why.${found.cause}`)}</p> : null}
        <p>
          <b>{t(`my.now.${found.status}`)}</b>
        </p>
        {found.status === "upheld" || found.status === "in_instalments" ? (
          <p>
            <TapLink href="/complaints">{t("my.complain")}</TapLink>
          </p>
        ) : null}
        {found.dueBackMinor > 0 ? (
          <Notice tone="info">
            {t("my.dueBack", {
              amount: formatMoney(t, { minor: found.dueBackMinor, currency: found.currency }),
            })}
          </Notice>
        ) : null}
      </Card>
      {found.mayContest ? (
        <Card title={t("my.contest.title")} id="contest">
          <p>{t("my.contest.text")}</p>
          {contestUntil ? (
            <p>
              {t("my.contest.until")}{" "}
              <b>
                <DateText date={contestUntil} />
              </b>
              . {t("my.contest.after")}
            </p>
          ) : null}
          <form method="post" className="stack" noValidate>
            <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "contest" }} />
            <TextArea
              label={t("my.contest.words")}
              hint={t("my.contest.hint")}
              name="words"
              rows={4}
              {...kept("contest")}
              required
            />
            <Button block>{t("my.contest.submit")}</Button>
          </form>
        </Card>
      ) : null}
      {found.mayDisown ? (
        <Card title={t("my.disown.title")} id="disown">
          {written ? <blockquote dir="auto">{written}</blockquote> : null}
          <p>{t("my.disown.text")}</p>
          <form method="post" className="stack" noValidate>
            <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "disown" }} />
            <TextArea label={t("my.disown.words")} name="words" rows={3} {...kept("disown")} required />
            <Button variant="second" block>
              {t("my.disown.submit")}
            </Button>
          </form>
        </Card>
      ) : null}
      <Card title={t("months.title")} className="stack-2">
        <p className="muted small">{t("my.monthsText")}</p>
        <OverpaymentMonths months={found.months} currency={found.currency} />
        <WithLocalTerms terms={found.terms}>
          <OverpaymentReasons months={found.months} currency={found.currency} />
        </WithLocalTerms>
      </Card>
      {found.plan || found.repaidMinor > 0 ? (
        <Card title={t("plan.title")}>
          <OverpaymentPlan of={found} thisMonth={thisMonth} />
        </Card>
      ) : null}
      <Card title={t("history")}>
        <OverpaymentHistory steps={found.steps} currency={found.currency} />
      </Card>
      <Notice icon="scale">{t("my.safe")}</Notice>
      <LocalWords terms={found.terms} />
    </div>
  );
}
