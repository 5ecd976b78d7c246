import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { resetRequestSchema } from "#app/domain/identity/identity.schema.ts";
import { requestReset } from "#app/domain/identity/request-reset.server.ts";
import { keepTicket } from "#app/web/browser.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { LoginField } from "./auth-fields.tsx";
import { AuthPage } from "./auth-page.tsx";
import { nextOf, withNext } from "./next-page.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { title } = await guard(args);
  return { title: title("auth:reset.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, web } = await guard(args);
  const form = await parseForm(args.request, resetRequestSchema);
  if (!form.ok) return form.answer;
  const outcome = await requestReset(ctx, form.value, web);
  if (!outcome.ok) return form.again(outcome.error);
  keepTicket(web, { purpose: "reset", id: outcome.value.ticket });
  return redirect(withNext("/reset/password", nextOf(args.request)), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Reset() {
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("auth");
  return (
    <AuthPage title={t("reset.title")} lead={t("reset.lead")} form={form} submit={t("reset.submit")}>
      <LoginField form={form} />
    </AuthPage>
  );
}
