import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmRegistration } from "#app/domain/identity/confirm-registration.server.ts";
import { confirmTie } from "#app/domain/identity/confirm-tie.server.ts";
import { codeSchema } from "#app/domain/identity/identity.schema.ts";
import { deny, type Outcome } from "#app/domain/kernel/result.ts";
import { TapLink } from "#app/ui/tap-link.tsx";
import { browserOf, forgetTicket, keepSignedIn, ticketOf, type Ticket } from "#app/web/browser.server.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guard, type Guarded } from "#app/web/guard.server.ts";
import { homeOf } from "#app/web/homes.ts";
import { safePath } from "#app/web/safe-path.ts";
import { CodeField } from "./auth-fields.tsx";
import { AuthPage } from "./auth-page.tsx";
import { nextOf, withNext } from "./next-page.ts";

/** Where a try begins again when its code is lost. */
const BEGINNINGS = { register: "/register", tie: "/account/tie", reset: "/reset" } as const;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, web, title } = await guard(args);
  const ticket = ticketOf(web);
  const next = nextOf(args.request);
  if (!ticket) return redirect(withNext("/sign-in", next));
  if (ticket.purpose === "reset") return redirect(withNext("/reset/password", next));
  return {
    title: title("auth:code.title"),
    purpose: ticket.purpose,
    again: withNext(BEGINNINGS[ticket.purpose], next),
    hasInbox: ctx.surroundings.env !== "production",
  };
}

async function confirm({ ctx, actor, session, web }: Guarded, ticket: Ticket, code: string) {
  const { current } = browserOf(web);
  if (ticket.purpose === "register")
    return confirmRegistration(ctx, { ticket: ticket.id, code, current }, web);
  if (actor.kind !== "member" || !session) return deny("sign_in") satisfies Outcome<never>;
  return confirmTie(ctx, actor, { ticket: ticket.id, code, session }, web);
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guard(args);
  const { web } = guarded;
  const ticket = ticketOf(web);
  const next = nextOf(args.request);
  if (!ticket) return redirect(withNext("/sign-in", next), 303);
  const form = await parseForm(args.request, codeSchema);
  if (!form.ok) return form.answer;
  const outcome = await confirm(guarded, ticket, form.value.code);
  if (!outcome.ok) return form.again(outcome.error);
  forgetTicket(web);
  keepSignedIn(web, outcome.value);
  if (ticket.purpose === "tie")
    return redirectWith(web, "/account", { tone: "ok", message: "auth:tie.done" });
  return redirectWith(web, next === null ? homeOf("seeker") : safePath(next), {
    tone: "ok",
    message: "auth:register.done",
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Code() {
  const { purpose, again, hasInbox } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("auth");
  return (
    <AuthPage
      title={t("code.title")}
      lead={t(purpose === "tie" ? "code.leadTie" : "code.leadRegister")}
      form={form}
      submit={t("code.submit")}
      after={
        <>
          <p>
            {t("code.lost")} <TapLink href={again}>{t("code.again")}</TapLink>
          </p>
          {hasInbox ? (
            <p>
              <TapLink href="/demo/inbox">{t("public:demo.inbox.title")}</TapLink>
            </p>
          ) : null}
        </>
      }
    >
      <CodeField form={form} />
    </AuthPage>
  );
}
