import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { objectToDecision } from "#app/domain/benefits/object-to-decision.server.ts";
import { readOpenMatters } from "#app/domain/benefits/overpayments/read-open-matters.server.ts";
import { readOwnTerms } from "#app/domain/benefits/read-own-terms.server.ts";
import { readOwnDecisions } from "#app/domain/benefits/read-decisions.server.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DecisionCard } from "#app/ui/decision-card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { LocalWords } from "#app/ui/local-terms.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { decisionView } from "#app/web/decision-view.server.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm, type WordedForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied } from "#app/web/respond.server.ts";
import { FreezeNotice } from "./freeze-notice.tsx";
import { freezeOf } from "./freeze.server.ts";
import { OpenMattersLine } from "./open-matters.tsx";

const words = {
  decisionId: z.uuid(),
  reason: z.string().trim().min(10, "too_short").max(4_000, "too_long"),
};
const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("check-object"), ...words }),
  z.object({ do: z.literal("object"), ...words }),
  z.object({ do: z.literal("change"), decisionId: z.string().optional(), reason: z.string().optional() }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, t, title, formToken } = guarded;
  const found = await readOwnDecisions(ctx, actor);
  return {
    title: title("decisions:own.title"),
    formToken,
    freeze: await freezeOf(guarded),
    terms: await readOwnTerms(ctx, actor),
    matters: await readOpenMatters(ctx, actor),
    benefits: found.map(({ currency, decidedMinor, status, waiting, earlier }) => ({
      amount: formatMoney(t, { minor: decidedMinor, currency }),
      isPaid: status !== "suspended" && status !== "ended",
      waiting: waiting && {
        ...decisionView({ locale, t, currency }, waiting),
        mayObject: waiting.mayObject,
      },
      earlier: earlier.map((one) => decisionView({ locale, t, currency }, one)),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  if (sent.do === "check-object") return data({ check: sent, form: undefined });
  if (sent.do === "change") {
    const values = { reason: sent.reason ?? "" };
    return data({ check: null, form: { values, errors: {}, failure: null, params: {} } });
  }
  const outcome = await once(guarded, { name: sent.do, token: form.token }, (ctx) =>
    objectToDecision(ctx, actor, sent),
  );
  if (outcome.ok)
    return redirectWith(web, "/my/benefit", { tone: "ok", message: "decisions:own.object.done" });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

/** What was decided on the household's benefit and why, and the way to object before it holds. */
export default function OwnBenefit() {
  const { benefits, formToken, freeze, terms, matters } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useForm(answer?.form);
  const { t } = useTranslation("decisions");
  const check = answer && "check" in answer ? answer.check : null;
  if (check) return <CheckObjection check={check} formToken={formToken} />;
  const isEmpty = benefits.every(({ waiting, earlier }) => !waiting && earlier.length === 0);
  return (
    <div className="narrow stack">
      <BackLink href="/my">{t("own.back")}</BackLink>
      <h1>{t("own.title")}</h1>
      <FreezeNotice until={freeze} />
      <ErrorSummary errors={form.summary} />
      {isEmpty ? <p>{t("own.none")}</p> : null}
      <OpenMattersLine matters={matters} />
      {benefits.map(({ amount, isPaid, waiting, earlier }, index) => (
        <div key={index} className="stack">
          {isPaid && waiting ? <Notice>{t("own.stays", { amount })}</Notice> : null}
          {waiting ? (
            <DecisionCard decision={waiting}>
              {waiting.mayObject ? <ObjectForm decisionId={waiting.id} form={form} /> : null}
              {waiting.standing === "objected" ? <p>{t("own.objected")}</p> : null}
            </DecisionCard>
          ) : null}
          {earlier.map((decision) => (
            <DecisionCard key={decision.id} decision={decision} />
          ))}
        </div>
      ))}
      <LocalWords terms={terms} />
    </div>
  );
}

function ObjectForm({ decisionId, form }: { decisionId: string; form: WordedForm }) {
  const { t } = useTranslation("decisions");
  return (
    <form method="post" className="stack" noValidate>
      <HiddenFields values={{ do: "check-object", decisionId }} />
      <h3>{t("own.object.title")}</h3>
      <p>{t("own.object.text")}</p>
      <TextArea
        name="reason"
        label={t("own.object.words")}
        hint={t("own.object.wordsHint")}
        defaultValue={form.value("reason")}
        error={form.error("reason")}
        rows={5}
        dir="auto"
      />
      <Button block>{t("own.object.review")}</Button>
    </form>
  );
}

function CheckObjection({
  check,
  formToken,
}: {
  check: { decisionId: string; reason: string };
  formToken: string;
}) {
  const { t } = useTranslation("decisions");
  const { decisionId, reason } = check;
  return (
    <div className="narrow stack">
      <h1>{t("own.object.checkTitle")}</h1>
      <Card title={t("own.object.title")} className="stack">
        <blockquote dir="auto" className="breakable">
          {reason}
        </blockquote>
        <Notice>{t("own.object.text")}</Notice>
        <form method="post" className="btns">
          <HiddenFields values={{ [TOKEN_FIELD]: formToken, decisionId, reason }} />
          <Button name="do" value="object">
            {t("own.object.send")}
          </Button>
          <Button name="do" value="change" variant="second">
            {t("own.object.change")}
          </Button>
        </form>
      </Card>
    </div>
  );
}
