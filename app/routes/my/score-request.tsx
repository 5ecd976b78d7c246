import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { answerEvidence } from "#app/domain/registry/answer-evidence.server.ts";
import { appealChange } from "#app/domain/registry/appeal-change.server.ts";
import { readOwnChange } from "#app/domain/registry/read-own-changes.server.ts";
import { withdrawChange } from "#app/domain/registry/withdraw-change.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { variableValue } from "#app/i18n/registry-words.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { ChangeStatus } from "#app/ui/change-status.tsx";
import { ChangeStory } from "#app/ui/change-story.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TypedInVain } from "#app/ui/typed-in-vain.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { typedInVain, useForm } from "#app/web/form-state.ts";
import { parseForm, text } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { FreezeNotice } from "./freeze-notice.tsx";
import { freezeOf } from "./freeze.server.ts";
import { AppealForm, EvidenceForm, WithdrawForm } from "./score-request-forms.tsx";
import { changeLine } from "./score-view.server.ts";

const words = text(2_000).pipe(z.string().min(5, "too_short"));
const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("answer"), words }),
  z.object({ do: z.literal("appeal"), words }),
  z.object({ do: z.literal("withdraw") }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, t, title, formToken } = guarded;
  const requestId = idParam(args.params, "requestId");
  const found = valueOf(await readOwnChange(ctx, actor, { requestId }));
  const { code, country, steps, appealUntil, mayAnswer, mayWithdraw, isTold } = found;
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("registry:requests.title"),
    freeze: await freezeOf(guarded),
    formToken,
    ...{ mayAnswer, mayWithdraw, isTold },
    request: changeLine(guarded, found),
    before: variableValue(t, code, found.before, country),
    asked: variableValue(t, code, found.asked, country),
    appealUntil: appealUntil && formatDate(locale, appealUntil),
    question: mayAnswer ? (steps.findLast(({ edge }) => edge === "ask_evidence")?.words ?? null) : null,
    steps: steps.map(({ on, ...step }) => ({ ...step, on: formatDate(locale, on) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const requestId = idParam(args.params, "requestId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  const outcome = await once(guarded, { name: sent.do, token: form.token }, async (ctx) => {
    if (sent.do === "withdraw") return withdrawChange(ctx, actor, { requestId });
    const said = { requestId, words: sent.words };
    return sent.do === "answer" ? answerEvidence(ctx, actor, said) : appealChange(ctx, actor, said);
  });
  if (outcome.ok)
    return redirectWith(web, `/my/score/requests/${requestId}`, {
      tone: "ok",
      message: `registry:request.${sent.do}.done`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One of the person's own requests: where it stands, what was written, and what she can do now. */
export default function ScoreRequest() {
  const data = useLoaderData<typeof loader>();
  const { request, formToken, question, appealUntil } = data;
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("registry");
  const { name, status, dueOn } = request;
  const labels = {
    words: t(form.value("do") === "appeal" ? "request.appeal.words" : "request.answer.words"),
  };
  const open = [
    ...(data.mayAnswer ? ["answer"] : []),
    ...(appealUntil ? ["appeal"] : []),
    ...(data.mayWithdraw ? ["withdraw"] : []),
  ];
  return (
    <div className="narrow stack">
      <BackLink href="/my/score">{t("ask.back")}</BackLink>
      <h1>{t("request.title", { name })}</h1>
      <FreezeNotice until={data.freeze} />
      <ErrorSummary errors={form.summary} labels={labels} />
      <TypedInVain typed={typedInVain(form, labels, open)} />
      <Card title={t("request.state")} aside={<ChangeStatus status={status} />}>
        <KeyValues
          items={[
            { name: t("request.before"), value: <bdi>{data.before}</bdi> },
            { name: t("request.asked"), value: <bdi>{data.asked}</bdi> },
            ...(dueOn && status !== "applied"
              ? [{ name: t("request.due"), value: <DateText date={dueOn} /> }]
              : []),
          ]}
        />
        {status === "applied" ? (
          <Notice tone="ok">
            <p>{t("request.applied")}</p>
            <p>{t(data.isTold ? "request.told" : "request.notTold")}</p>
          </Notice>
        ) : null}
      </Card>
      {data.mayAnswer ? <EvidenceForm question={question} form={form} formToken={formToken} /> : null}
      {appealUntil ? <AppealForm until={appealUntil} form={form} formToken={formToken} /> : null}
      <Card title={t("request.story")}>
        <ChangeStory steps={data.steps} names="edge" />
      </Card>
      {data.mayWithdraw ? <WithdrawForm formToken={formToken} /> : null}
      <Notice icon="scale">{t("safe")}</Notice>
    </div>
  );
}
