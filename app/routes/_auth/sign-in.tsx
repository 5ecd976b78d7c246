import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { signInSchema } from "#app/domain/identity/identity.schema.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { Field } from "#app/ui/field.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { browserOf, keepSignedIn } from "#app/web/browser.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { homeOf } from "#app/web/homes.ts";
import { safePath } from "#app/web/safe-path.ts";
import { LoginField } from "./auth-fields.tsx";
import { AuthPage } from "./auth-page.tsx";
import { nextOf, signInReason, withNext } from "./next-page.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { actor, title } = await guard(args);
  const next = nextOf(args.request);
  if (actor.kind === "member") return redirect(next === null ? homeOf(actor.role) : safePath(next));
  return { title: title("auth:signIn.title"), next, reason: signInReason(next) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, web } = await guard(args);
  const form = await parseForm(args.request, signInSchema);
  if (!form.ok) return form.answer;
  const outcome = await signIn(ctx, form.value, browserOf(web));
  if (!outcome.ok) return form.again(outcome.error);
  keepSignedIn(web, outcome.value);
  const next = nextOf(args.request);
  return redirect(next === null ? homeOf(outcome.value.role) : safePath(next), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SignIn() {
  const { next, reason } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("auth");
  return (
    <AuthPage
      title={t("signIn.title")}
      lead={reason ? t(`signIn.why.${reason}`) : undefined}
      form={form}
      submit={t("signIn.submit")}
      after={
        <>
          <p>
            <TapLink href={withNext("/reset", next)}>{t("signIn.forgotten")}</TapLink>
          </p>
          <p>
            {t("signIn.noAccount")}{" "}
            <TapLink href={withNext("/register", next)}>{t("register.title")}</TapLink>
          </p>
        </>
      }
    >
      <LoginField form={form} />
      <Field
        label={t("password.label")}
        name="password"
        type="password"
        autoComplete="current-password"
        error={form.error("password")}
        required
      />
    </AuthPage>
  );
}
