import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { failure } from "#app/domain/kernel/result.ts";
import { readReach } from "#app/domain/messages/read-reach.server.ts";
import { saveReach } from "#app/domain/messages/save-reach.server.ts";
import { undoReach } from "#app/domain/messages/undo-reach.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { formOf, parseFields } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied } from "#app/web/respond.server.ts";
import { ReachFields } from "./reach-fields.tsx";
import { reachFields, reachFormSchema, reachInput, reachValues } from "./reach-form.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, title, formToken } = await guardMember(args);
  const { preferences, quietHours, phone, mail, canUndo } = await readReach(ctx, actor);
  return {
    title: title("my:reach.title"),
    ...{ formToken, phone, mail, quietHours, canUndo, mailEnded: preferences.mailEnded },
    values: reachValues(preferences, quietHours),
    isSeeker: actor.role === "seeker",
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, web } = guarded;
  const posted = await formOf(args.request);
  if (posted.get("act") === "undo") {
    const undone = await undoReach(ctx, actor);
    const message = undone.ok ? "my:reach.undone" : "my:reach.nothingToUndo";
    return redirectWith(web, "/account/reach", { tone: undone.ok ? "ok" : "info", message });
  }
  const form = parseFields(posted, reachFormSchema);
  if (!form.ok) return form.answer;
  const input = reachInput(form.value);
  const outcome = await once(guarded, { name: "reach", token: form.token }, (within) =>
    saveReach(within, actor, input),
  );
  if (outcome.ok) return redirectWith(web, "/account/reach", { tone: "ok", message: "my:reach.saved" });
  const { error } = outcome;
  if (error.kind === "denial") throw denied(error);
  return form.again(error.fields ? failure(error.code, { fields: reachFields(error.fields) }) : error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** How a person wants to hear from Masar. Everything stays in the inbox whatever is chosen. */
export default function ReachPage() {
  const { values, phone, mail, quietHours, canUndo, mailEnded, formToken, isSeeker } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useForm(answer?.form);
  const { t } = useTranslation("my");
  return (
    <div className="narrow stack">
      <BackLink href={isSeeker ? "/my/messages" : "/account/messages"}>{t("messages.title")}</BackLink>
      <h1>{t("reach.title")}</h1>
      <p>{t("reach.lead")}</p>
      <ErrorSummary errors={form.summary} />
      {mailEnded ? <Notice>{t("reach.mailEnded")}</Notice> : null}
      {canUndo ? (
        <form method="post">
          <input type="hidden" name="act" value="undo" />
          <Button variant="second">{t("reach.undo")}</Button>
        </form>
      ) : null}
      <ReachFields
        values={values}
        form={answer ? form : null}
        phone={phone}
        mail={mail}
        quietHours={quietHours}
        formToken={formToken}
      />
    </div>
  );
}
