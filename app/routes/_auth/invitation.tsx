import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { acceptInvitation, readInvitation } from "#app/domain/identity/accept-invitation.server.ts";
import { acceptanceSchema } from "#app/domain/identity/identity.schema.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { browserOf, keepSignedIn } from "#app/web/browser.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { homeOf } from "#app/web/homes.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { NameField, NewPasswordField } from "./auth-fields.tsx";
import { AuthPage } from "./auth-page.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, title } = await guard(args);
  const { role, email, hasAccount } = valueOf(await readInvitation(ctx, args.params["token"] ?? ""));
  const mode = !hasAccount ? "new" : actor.kind === "member" ? "join" : "signIn";
  return {
    title: title("auth:invitation.title"),
    role,
    email,
    mode,
    signIn: `/sign-in?next=${encodeURIComponent(new URL(args.request.url).pathname)}`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor, locale, web } = await guard(args);
  const token = args.params["token"] ?? "";
  const { hasAccount } = valueOf(await readInvitation(ctx, token));
  const form = hasAccount ? null : await parseForm(args.request, acceptanceSchema);
  if (form && !form.ok) return form.answer;
  const member = actor.kind === "member" ? actor : null;
  const { current } = browserOf(web);
  const outcome = await acceptInvitation(
    ctx,
    member,
    { token, acceptance: form?.value ?? null, current },
    locale,
  );
  if (!outcome.ok && form) return form.again(outcome.error);
  const started = valueOf(outcome);
  keepSignedIn(web, started);
  return redirect(homeOf(started.role), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Invitation() {
  const { role, email, mode, signIn } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("auth");
  return (
    <AuthPage
      title={t("invitation.title")}
      lead={
        <>
          {t("invitation.lead", { role: t(`roles.${role}`) })} <bdi dir="ltr">{email}</bdi>
        </>
      }
      form={form}
      submit={mode === "signIn" ? null : t("invitation.submit")}
    >
      {mode === "signIn" ? (
        <ButtonLink href={signIn} variant="primary">
          {t("invitation.signIn")}
        </ButtonLink>
      ) : null}
      {mode === "new" ? (
        <>
          <NameField form={form} />
          <NewPasswordField form={form} />
        </>
      ) : null}
    </AuthPage>
  );
}
