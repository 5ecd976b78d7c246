import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { resetSchema } from "#app/domain/identity/identity.schema.ts";
import { resetPassword } from "#app/domain/identity/reset-password.server.ts";
import { TapLink } from "#app/ui/tap-link.tsx";
import { forgetTicket, keepDevice, ticketOf } from "#app/web/browser.server.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guard } from "#app/web/guard.server.ts";
import { CodeField, NewPasswordField } from "./auth-fields.tsx";
import { AuthPage } from "./auth-page.tsx";
import { nextOf, withNext } from "./next-page.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { web, title } = await guard(args);
  const again = withNext("/reset", nextOf(args.request));
  if (ticketOf(web)?.purpose !== "reset") return redirect(again);
  return { title: title("auth:newPassword.title"), again };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, web } = await guard(args);
  const ticket = ticketOf(web);
  if (ticket?.purpose !== "reset") return redirect(withNext("/reset", nextOf(args.request)), 303);
  const form = await parseForm(args.request, resetSchema);
  if (!form.ok) return form.answer;
  const outcome = await resetPassword(ctx, { ticket: ticket.id, ...form.value }, web);
  if (!outcome.ok) return form.again(outcome.error);
  forgetTicket(web);
  keepDevice(web, outcome.value.device);
  return redirectWith(web, withNext("/sign-in", nextOf(args.request)), {
    tone: "ok",
    message: "auth:newPassword.done",
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewPassword() {
  const { again } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("auth");
  return (
    <AuthPage
      title={t("newPassword.title")}
      lead={t("code.leadReset")}
      form={form}
      submit={t("newPassword.submit")}
      after={
        <p>
          {t("code.lost")} <TapLink href={again}>{t("code.again")}</TapLink>
        </p>
      }
    >
      <CodeField form={form} />
      <NewPasswordField form={form} label={t("newPassword.label")} />
    </AuthPage>
  );
}
