import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readOwnAccessLog } from "#app/domain/audit/read-own-access-log.server.ts";
import { giveConsentAgain } from "#app/domain/people/give-consent-again.server.ts";
import { readOwnConsents } from "#app/domain/people/read-own-consents.server.ts";
import { withdrawConsent } from "#app/domain/people/withdraw-consent.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied } from "#app/web/respond.server.ts";
import { AccessList } from "./access-list.tsx";
import { Consents } from "./consents.tsx";

const formSchema = z.object({ do: z.enum(["withdraw", "again"]), consentId: z.uuid() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const views = await readOwnAccessLog(ctx, actor);
  const consents = await readOwnConsents(ctx, actor);
  return {
    title: title("my:access.title"),
    formToken,
    consents: consents.map(({ id, organisation, status, shares, givenOn, lastDay, endedOn }) => ({
      ...{ id, organisation, status, shares },
      givenOn: formatDate(locale, givenOn),
      lastDay: formatDate(locale, lastDay),
      endedOn: endedOn && formatDate(locale, endedOn),
    })),
    lines: views.map(({ day, ...view }) => ({ ...view, on: formatDate(locale, day) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const { do: act, consentId } = form.value;
  const outcome = await once(guarded, { name: act, token: form.token }, (ctx) =>
    act === "withdraw"
      ? withdrawConsent(ctx, guarded.actor, { consentId })
      : giveConsentAgain(ctx, guarded.actor, { consentId }),
  );
  if (outcome.ok)
    return redirectWith(guarded.web, "/my/access", { tone: "ok", message: `my:consents.${act}.done` });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Who may see the person's data, and who has. */
export default function Access() {
  const { lines, consents, formToken } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("my");
  return (
    <div className="narrow stack">
      <BackLink href="/my">{t("access.back")}</BackLink>
      <h1>{t("access.title")}</h1>
      <ErrorSummary errors={form.summary} />
      <Consents consents={consents} formToken={formToken} />
      <h2>{t("consents.views")}</h2>
      <p>{t("access.lead")}</p>
      <Card>{lines.length === 0 ? <p>{t("home.access.none")}</p> : <AccessList lines={lines} />}</Card>
    </div>
  );
}
