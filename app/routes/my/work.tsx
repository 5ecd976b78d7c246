import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readOwnBenefit } from "#app/domain/benefits/read-own-benefit.server.ts";
import { answerWageQuestion } from "#app/domain/placements/answer-wage-question.server.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { END_REASONS } from "#app/domain/placements/placement.ts";
import {
  readOwnPlacements,
  readOwnWageQuestions,
} from "#app/domain/placements/read-own-placements.server.ts";
import { undoWageAnswer } from "#app/domain/placements/undo-wage-answer.server.ts";
import { formatDateText, formatMonth } from "#app/i18n/dates.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { actSummary } from "#app/web/act-form.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm, text } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied } from "#app/web/respond.server.ts";
import {
  disputeSchemas,
  isWorkAct,
  performWorkAct,
  vouchSchema,
  workActSchemas,
} from "#app/web/work-acts.server.ts";
import { FreezeNotice } from "./freeze-notice.tsx";
import { freezeOf } from "./freeze.server.ts";
import { CheckEnd } from "./end-work.tsx";
import { placementView } from "./placement-view.ts";
import { WageQuestions } from "./wage-questions.tsx";
import { WorkCard } from "./work-card.tsx";

const end = { placementId: z.uuid(), endedOn: z.iso.date("date"), reason: z.enum(END_REASONS, "missing") };
const formSchema = z.discriminatedUnion("do", [
  ...workActSchemas,
  vouchSchema,
  ...disputeSchemas,
  z.object({ do: z.literal("start"), placementId: z.uuid(), startedOn: text() }),
  z.object({ do: z.literal("check-end"), ...end }),
  z.object({ do: z.literal("change-end"), ...end }),
  z.object({ do: z.literal("end"), ...end }),
  z.object({ do: z.literal("answer"), questionId: z.uuid(), answer: z.enum(["yes", "no"]) }),
  z.object({ do: z.literal("undo-answer"), questionId: z.uuid() }),
]);

const DONE = {
  start: "start.done",
  end: "end.done",
  answer: "question.done",
  "undo-answer": "question.undone",
} as const;

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, title, formToken } = guarded;
  const placements = await readOwnPlacements(ctx, actor);
  const questions = await readOwnWageQuestions(ctx, actor);
  return {
    title: title("my:work.title"),
    freeze: await freezeOf(guarded),
    formToken,
    today: ctx.clock.today(actor.country),
    hasBenefit: (await readOwnBenefit(ctx, actor)) !== null,
    placements: placements.map((placement) => placementView(locale, placement)),
    questions: questions.map(({ firstMonth, ...question }) => ({
      ...question,
      month: formatMonth(locale, firstMonth),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, locale, web } = guarded;
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  if (sent.do === "check-end")
    return data({ check: { ...sent, date: formatDateText(locale, sent.endedOn) }, form: undefined });
  if (sent.do === "change-end") {
    const { placementId, endedOn, reason } = sent;
    return data({
      check: null,
      form: {
        values: { do: "check-end", placementId, endedOn, reason },
        errors: {},
        failure: null,
        params: {},
      },
    });
  }
  const outcome = await once<object>(guarded, { name: sent.do, token: form.token }, async (ctx) => {
    if (isWorkAct(sent)) return performWorkAct(ctx, actor, sent);
    if (sent.do === "start") return confirmStart(ctx, actor, sent);
    if (sent.do === "undo-answer") return undoWageAnswer(ctx, actor, sent);
    return sent.do === "end" ? endPlacement(ctx, actor, sent) : answerWageQuestion(ctx, actor, sent);
  });
  if (outcome.ok) {
    return redirectWith(web, "/my/work", {
      tone: "ok",
      message: isWorkAct(sent) ? `work:done.${sent.do}` : `my:work.${DONE[sent.do]}`,
    });
  }
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function Work() {
  const { placements, questions, formToken, today, hasBenefit, freeze } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useForm(answer?.form);
  const { t } = useTranslation("my");
  const check = answer && "check" in answer ? answer.check : null;
  if (placements.length === 0 && questions.length === 0)
    return (
      <EmptyState level={1} title={t("work.none")} text={t("work.noneText")}>
        <ButtonLink href="/my/for-you" variant="primary">
          {t("forYou.title")}
        </ButtonLink>
      </EmptyState>
    );
  if (check) return <CheckEnd check={check} formToken={formToken} hasBenefit={hasBenefit} />;
  return (
    <div className="narrow stack">
      <BackLink href="/my">{t("work.back")}</BackLink>
      <h1>{t("work.title")}</h1>
      <FreezeNotice until={freeze} />
      <ErrorSummary errors={actSummary(form, ["placementId", "checkpointId"])} />
      <WageQuestions questions={questions} formToken={formToken} />
      {placements.map((placement) => (
        <WorkCard
          key={placement.id}
          placement={placement}
          form={form}
          fields={{ formToken, today, hasBenefit }}
        />
      ))}
    </div>
  );
}
