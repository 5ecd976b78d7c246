import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { registrationSchema } from "#app/domain/identity/identity.schema.ts";
import { PASSWORD_MIN } from "#app/domain/identity/password.ts";
import { requestRegistration } from "#app/domain/identity/request-registration.server.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { keepTicket } from "#app/web/browser.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { homeOf } from "#app/web/homes.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { actor, title } = await guard(args);
  if (actor.kind === "member") return redirect(homeOf(actor.role));
  return { title: title("auth:register.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, web } = await guard(args);
  const form = await parseForm(args.request, registrationSchema);
  if (!form.ok) return form.answer;
  const outcome = await requestRegistration(ctx, form.value, web);
  if (!outcome.ok) return form.again(outcome.error);
  keepTicket(web, { purpose: "register", id: outcome.value.ticket });
  return redirect(`/code${new URL(args.request.url).search}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Register() {
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("auth");
  return (
    <div className="narrow stack">
      <h1>{t("register.title")}</h1>
      <p>{t("register.lead")}</p>
      <ErrorSummary errors={form.summary} />
      <form method="post" className="card stack" noValidate>
        <Field
          label={t("register.fullName")}
          name="fullName"
          autoComplete="name"
          defaultValue={form.value("fullName")}
          error={form.error("fullName")}
          required
        />
        <Field
          label={t("login.label")}
          name="login"
          hint={t("register.loginHint")}
          dir="ltr"
          autoComplete="username"
          defaultValue={form.value("login")}
          error={form.error("login")}
          required
        />
        <Field
          label={t("password.label")}
          name="password"
          type="password"
          hint={t("password.hint", { count: PASSWORD_MIN })}
          autoComplete="new-password"
          error={form.error("password")}
          required
        />
        <Button block>{t("register.submit")}</Button>
      </form>
      <p>
        {t("register.hasAccount")} <TapLink href="/sign-in">{t("signIn.title")}</TapLink>
      </p>
    </div>
  );
}
