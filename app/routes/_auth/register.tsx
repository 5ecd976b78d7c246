import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { registrationSchema } from "#app/domain/identity/identity.schema.ts";
import { requestRegistration } from "#app/domain/identity/request-registration.server.ts";
import { TapLink } from "#app/ui/tap-link.tsx";
import { keepTicket } from "#app/web/browser.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { homeOf } from "#app/web/homes.ts";
import { safePath } from "#app/web/safe-path.ts";
import { LoginField, NameField, NewPasswordField } from "./auth-fields.tsx";
import { AuthPage } from "./auth-page.tsx";
import { nextOf, signInReason, withNext } from "./next-page.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { actor, title } = await guard(args);
  const next = nextOf(args.request);
  if (actor.kind === "member") return redirect(next === null ? homeOf(actor.role) : safePath(next));
  return { title: title("auth:register.title"), next, reason: signInReason(next) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, web } = await guard(args);
  const form = await parseForm(args.request, registrationSchema);
  if (!form.ok) return form.answer;
  const outcome = await requestRegistration(ctx, form.value, web);
  if (!outcome.ok) return form.again(outcome.error);
  keepTicket(web, { purpose: "register", id: outcome.value.ticket });
  return redirect(withNext("/code", nextOf(args.request)), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Register() {
  const { next, reason } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("auth");
  return (
    <AuthPage
      title={t("register.title")}
      lead={reason ? `${t("register.lead")} ${t(`signIn.why.${reason}`)}` : t("register.lead")}
      form={form}
      submit={t("register.submit")}
      after={
        <p>
          {t("register.hasAccount")} <TapLink href={withNext("/sign-in", next)}>{t("signIn.title")}</TapLink>
        </p>
      }
    >
      <NameField form={form} />
      <LoginField form={form} hint={t("register.loginHint")} />
      <NewPasswordField form={form} />
    </AuthPage>
  );
}
