import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readSpellToDecide } from "#app/domain/benefits/read-decisions.server.ts";
import { formatDateText } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DecisionCard } from "#app/ui/decision-card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { actSummary } from "#app/web/act-form.ts";
import { decisionView } from "#app/web/decision-view.server.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { checkOf, formSchema, performOn } from "./benefit-action.server.ts";
import { CheckDecision, DecideForms, ObjectForm, SettleForm } from "./benefit-forms.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const spellId = idParam(args.params, "spellId");
  const found = valueOf(await readSpellToDecide(ctx, actor, { spellId }));
  const { spell, waiting, earlier, acts, isProven, personIds } = found;
  const words = { locale, t, currency: spell.currency };
  const day = (date: string): string => formatDateText(locale, date, {});
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("decisions:office.title"),
    ...{ formToken, acts, isProven },
    personId: personIds[0] ?? null,
    today: ctx.clock.today(actor.country),
    spell: {
      ...{ id: spell.id, status: spell.status, scheme: spell.scheme },
      amount: formatMoney(t, { minor: spell.decidedMinor, currency: spell.currency }),
      from: day(spell.from),
      reviewOn: spell.reviewOn && day(spell.reviewOn),
    },
    waiting: waiting && {
      ...decisionView(words, waiting),
      objection: waiting.objection,
      maySettle: waiting.maySettle,
    },
    earlier: earlier.map((one) => decisionView(words, one)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, t, web } = guarded;
  const spellId = idParam(args.params, "spellId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  const { spell } = valueOf(await readSpellToDecide(ctx, actor, { spellId }));
  if (sent.do === "change") {
    const values = { ...sent, do: sent.edge };
    return data({ check: null, form: { values, errors: {}, failure: null, params: {} } });
  }
  if (sent.do === "check") {
    const check = checkOf({ locale, t, currency: spell.currency }, sent);
    if (check.ok) return data({ check: check.value, form: undefined });
    const answer = form.again(check.error);
    answer.data.form = { ...answer.data.form, values: { ...answer.data.form.values, do: sent.edge } };
    return answer;
  }
  const outcome = await once<object>(guarded, { name: sent.do, token: form.token }, (within) =>
    performOn(within, actor, spell, sent),
  );
  if (outcome.ok)
    return redirectWith(web, `/office/benefits/${spellId}`, {
      tone: "ok",
      message: `decisions:office.done.${sent.do}`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  const answer = form.again(outcome.error);
  if (sent.do === "decide")
    answer.data.form = { ...answer.data.form, values: { ...answer.data.form.values, do: sent.edge } };
  return answer;
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

/** A benefit as an officer decides on it: what is paid, what waits, what was said against it, what she can decide. */
export default function BenefitPage() {
  const { spell, waiting, earlier, acts, isProven, personId, formToken, today } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useForm(answer?.form);
  const { t } = useTranslation("decisions");
  const check = answer && "check" in answer ? answer.check : null;
  if (check) return <CheckDecision check={check} formToken={formToken} />;
  const fields = { form, formToken, today };
  return (
    <>
      {personId ? <BackLink href={`/office/people/${personId}`}>{t("office.back")}</BackLink> : null}
      <h1>{t("office.title")}</h1>
      <ErrorSummary errors={actSummary(form, ["spellId", "decisionId"])} />
      <div className="desk desk--end">
        <div className="stack">
          <Card title={t(`office:person.scheme.${spell.scheme}`, { defaultValue: t("benefit") })}>
            <KeyValues
              items={[
                { name: t("amount"), value: <b>{t("perMonth", { amount: spell.amount })}</b> },
                { name: t("status"), value: t(`office:person.spellStatus.${spell.status}`) },
                { name: t("since"), value: spell.from },
                ...(spell.reviewOn ? [{ name: t("reviewOn"), value: spell.reviewOn }] : []),
              ]}
            />
          </Card>
          {waiting ? (
            <DecisionCard decision={waiting}>
              {waiting.objection ? (
                <blockquote>
                  <b>{t("objection.said")}</b>
                  <p dir="auto" className="breakable">
                    {waiting.objection}
                  </p>
                </blockquote>
              ) : null}
              {waiting.standing === "waits" ? <ObjectForm decisionId={waiting.id} {...fields} /> : null}
              {waiting.standing !== "objected" ? null : waiting.maySettle ? (
                <SettleForm decisionId={waiting.id} {...fields} />
              ) : (
                <Notice>{t("settle.somebodyElse")}</Notice>
              )}
            </DecisionCard>
          ) : null}
          {waiting ? null : <DecideForms spellId={spell.id} acts={acts} isProven={isProven} {...fields} />}
        </div>
        <div className="stack">
          <h2>{t("earlier")}</h2>
          {earlier.length === 0 ? <p className="muted">{t("earlierNone")}</p> : null}
          {earlier.map((decision) => (
            <DecisionCard key={decision.id} decision={decision} />
          ))}
        </div>
      </div>
    </>
  );
}
