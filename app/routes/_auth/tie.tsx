import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { tieSchema } from "#app/domain/identity/identity.schema.ts";
import { requestTie } from "#app/domain/identity/request-tie.server.ts";
import { Field } from "#app/ui/field.tsx";
import { keepTicket } from "#app/web/browser.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { AuthPage } from "./auth-page.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { title } = await guardMember(args);
  return { title: title("auth:tie.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, web } = await guardMember(args);
  const form = await parseForm(args.request, tieSchema);
  if (!form.ok) return form.answer;
  const outcome = await requestTie(ctx, actor, form.value, web);
  if (!outcome.ok) return form.again(outcome.error);
  keepTicket(web, { purpose: "tie", id: outcome.value.ticket });
  return redirect("/code", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Tie() {
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("auth");
  return (
    <AuthPage
      title={t("tie.title")}
      lead={t("tie.lead")}
      form={form}
      submit={t("tie.submit")}
      after={<p className="muted">{t("tie.privacy")}</p>}
    >
      <Field
        label={t("tie.nationalId")}
        name="nationalId"
        hint={t("tie.hint")}
        dir="ltr"
        autoComplete="off"
        defaultValue={form.value("nationalId")}
        error={form.error("nationalId")}
        required
      />
    </AuthPage>
  );
}
