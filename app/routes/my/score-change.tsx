import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { askForChange } from "#app/domain/registry/ask-for-change.server.ts";
import { readOwnScores } from "#app/domain/registry/read-own-scores.server.ts";
import { kindOf } from "#app/domain/registry/variables.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm, text } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, notFound } from "#app/web/respond.server.ts";
import { AskedValue } from "./score-value-field.tsx";
import { variableView } from "./score-view.server.ts";

const formSchema = z.object({
  value: text(200),
  reason: text(2_000).pipe(z.string().min(5, "too_short")),
});

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, title, formToken } = guarded;
  const variableId = idParam(args.params, "variableId");
  const scores = await readOwnScores(ctx, actor);
  const variable =
    scores.kind === "shown"
      ? scores.scores.flatMap(({ variables }) => variables).find(({ id }) => id === variableId)
      : undefined;
  // One about another member is not among them, and so does not exist.
  if (!variable) throw notFound();
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title("registry:requests.title"),
    formToken,
    variable: variableView(guarded, variable),
    kind: kindOf(variable.code),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const variableId = idParam(args.params, "variableId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const outcome = await once(guarded, { name: "ask", token: form.token }, (ctx) =>
    askForChange(ctx, guarded.actor, { ...form.value, variableId }),
  );
  if (outcome.ok)
    return redirectWith(guarded.web, `/my/score/requests/${outcome.value.requestId}`, {
      tone: "ok",
      message: "registry:ask.done",
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  if (outcome.error.code === "not_found") throw notFound();
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** "Correct this": what it should be, and why. */
export default function ScoreChange() {
  const { variable, kind, formToken } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("registry");
  const { name, words, source, code } = variable;
  return (
    <div className="narrow stack">
      <BackLink href="/my/score">{t("ask.back")}</BackLink>
      <h1>{t("ask.title", { name })}</h1>
      <ErrorSummary errors={form.summary} labels={{ value: t("ask.value"), reason: t("ask.reason") }} />
      <Card>
        <KeyValues
          items={[
            { name: t("ask.now"), value: <bdi>{words}</bdi> },
            { name: t("total.sourceName"), value: <bdi>{source}</bdi> },
          ]}
        />
      </Card>
      <form method="post" className="card stack" noValidate>
        <HiddenFields values={{ [TOKEN_FIELD]: formToken }} />
        <AskedValue code={code} kind={kind} form={form} />
        <TextArea
          label={t("ask.reason")}
          hint={t("ask.reasonHint")}
          name="reason"
          rows={4}
          defaultValue={form.value("reason")}
          error={form.error("reason")}
          required
        />
        <p className="muted small">{t("ask.who")}</p>
        <Button block>{t("ask.submit")}</Button>
      </form>
      <Notice icon="scale">
        <p>{t("ask.then")}</p>
        <p>{t("safe")}</p>
      </Notice>
    </div>
  );
}
