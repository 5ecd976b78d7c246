import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readWageIssue } from "#app/domain/casework/read-wage-review.server.ts";
import { settleWageIssue, undoWageIssue } from "#app/domain/casework/settle-wage-issue.server.ts";
import { REVIEW_ACTS } from "#app/domain/casework/wage-review.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm, text } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { SettleForm, UndoForm } from "./wage-issue-forms.tsx";
import { wageItemView, type WageItemView } from "./wage-view.server.ts";

const blankAsNull = z
  .string()
  .trim()
  .transform((sent) => (sent === "" ? null : sent))
  .nullable()
  .default(null);

const formSchema = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("settle"),
    act: z.enum(REVIEW_ACTS, "missing"),
    placementId: blankAsNull,
    endedOn: blankAsNull,
    reason: text(1_000),
  }),
  z.object({ do: z.literal("undo") }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const issueId = idParam(args.params, "issueId");
  const item = valueOf(await readWageIssue(ctx, actor, { issueId }));
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("office:wages.title"),
    formToken,
    today: ctx.clock.today(actor.country),
    item: wageItemView(item, { locale, t, country: actor.country }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const issueId = idParam(args.params, "issueId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  const outcome = await once<object>(guarded, { name: sent.do, token: form.token }, async (ctx) =>
    sent.do === "undo"
      ? undoWageIssue(ctx, actor, { issueId })
      : settleWageIssue(ctx, actor, { ...sent, issueId }),
  );
  if (outcome.ok) {
    const message = sent.do === "undo" ? "office:wages.undo.done" : "office:wages.done";
    return redirectWith(web, "/office/wages", { tone: "ok", message });
  }
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One thing that the wage register left open: what is known, why it is here, and what an officer makes of it. */
export default function WageIssue() {
  const { item, formToken, today } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("office");
  return (
    <div className="stack">
      <BackLink href="/office/wages">{t("wages.back")}</BackLink>
      <h1>{t(`wages.kind.${item.kind}`)}</h1>
      <ErrorSummary errors={form.summary} />
      <div className="desk desk--end">
        <div className="stack">
          <Card title={t(`wages.why.${item.kind}`)} icon="help" className="stack-2">
            {item.asked ? <p>{t(`wages.whyAsked.${item.asked}`)}</p> : null}
            {item.answer ? <p>{t(`wages.answer.${item.answer}`)}</p> : null}
            <Facts item={item} />
          </Card>
        </div>
        <div className="stack">
          <Notice icon="scale">{t("wages.benefit")}</Notice>
          {item.acts.length > 0 ? (
            <SettleForm item={item} form={form} formToken={formToken} today={today} />
          ) : null}
          {item.canUndo ? <UndoForm formToken={formToken} /> : null}
        </div>
      </div>
    </div>
  );
}

function Facts({ item }: { readonly item: WageItemView }) {
  const { t } = useTranslation("office");
  const { personId, fullName, reference, employerName, registrationNumber } = item;
  const fact = (name: string, value: string | null) =>
    value ? [{ name: t(`wages.facts.${name}`), value: <bdi>{value}</bdi> }] : [];
  const dated = (name: string, date: WageItemView["startedOn"]) =>
    date ? [{ name: t(`wages.facts.${name}`), value: <DateText date={date} /> }] : [];
  return (
    <KeyValues
      items={[
        {
          name: t("wages.facts.person"),
          value: personId ? (
            <TapLink href={`/office/people/${personId}`}>
              <bdi>{fullName}</bdi>
            </TapLink>
          ) : (
            t("wages.reference", { reference: reference ?? "—" })
          ),
        },
        ...fact(
          "employer",
          employerName ?? (registrationNumber && t("wages.number", { number: registrationNumber })),
        ),
        ...fact(item.question ? "from" : "month", item.month),
        ...fact("wage", item.wage),
        ...fact("wageBefore", item.wageBefore),
        ...dated("startedOn", item.startedOn),
        ...dated("endedOn", item.endedOn),
        ...dated("settled", item.settledOn),
        ...fact("outcome", item.outcome && t(`wages.outcome.${item.outcome}`)),
      ]}
    />
  );
}
