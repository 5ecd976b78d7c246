import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { edgesFrom } from "#app/domain/kernel/transition-table.ts";
import { applicationMachine } from "#app/domain/applications/application.ts";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { withdrawApplication } from "#app/domain/applications/withdraw-application.server.ts";
import { datedStations } from "#app/i18n/dated-stations.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { ApplicationPath, ApplicationStatus } from "#app/ui/application-item.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { NextStep } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";

const formSchema = z.object({ do: z.enum(["withdraw", "reopen"]) });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, t, formToken } = await guardMember(args);
  const application = valueOf(await findMyApplication(ctx, actor, idParam(args.params, "applicationId")));
  const { id, vacancy, status, candidateCode, declineReason, disclosed, country, offer } = application;
  return {
    title: title(t("jobs:application.title", { title: vacancy.title })),
    application: { id, vacancy, status, candidateCode, declineReason, disclosed },
    stations: datedStations(locale, country, application.stations),
    answerBy: offer?.status === "made" ? formatDate(locale, offer.answerBy) : null,
    may: edgesFrom(applicationMachine, status, "seeker").map((edge) => edge.name),
    formToken,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const applicationId = idParam(args.params, "applicationId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const act = form.value.do;
  const outcome = await once(guarded, { name: act, token: form.token }, async (ctx) => {
    if (act === "withdraw") return withdrawApplication(ctx, actor, { applicationId });
    const known = await findMyApplication(ctx, actor, applicationId);
    return known.ok ? applyToVacancy(ctx, actor, { vacancyId: known.value.vacancy.id }) : known;
  });
  if (outcome.ok)
    return redirectWith(web, `/my/applications/${applicationId}`, {
      tone: "ok",
      message: `jobs:application.${act === "withdraw" ? "withdrawn" : "reopened"}`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Application() {
  const { application, stations, answerBy, may } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("jobs");
  const { vacancy, status } = application;
  return (
    <div className="narrow stack">
      <BackLink href="/my/applications">{t("application.back")}</BackLink>
      <header className="stack-2">
        <h1>
          <bdi lang={vacancy.titleLang}>{vacancy.title}</bdi>
        </h1>
        <p className="row">
          <b>
            <bdi>{vacancy.employerName}</bdi>
          </b>
          <ApplicationStatus status={status} />
        </p>
      </header>
      <ErrorSummary errors={form.summary} />
      {answerBy ? (
        <NextStep title={t("application.offerWaits")}>
          <p>
            {t("application.offerUntil")} <DateText date={answerBy} />
          </p>
          <p>
            <ButtonLink href={`/my/applications/${application.id}/offer`} variant="primary">
              {t("application.seeOffer")}
            </ButtonLink>
          </p>
        </NextStep>
      ) : null}
      <Card title={t("application.path")}>
        <ApplicationPath stations={stations} />
        <p>{t(`application.now.${status}`)}</p>
        {application.declineReason ? (
          <p>
            <b>{t("application.reason")}</b> {application.declineReason}
          </p>
        ) : null}
        <p>
          <TapLink href={`/jobs/${vacancy.id}`}>{t("application.seeVacancy")}</TapLink>
        </p>
      </Card>
      <Card title={t("application.code")}>
        <p>
          <bdi className="num">{application.candidateCode}</bdi>
        </p>
        {application.disclosed ? (
          <Notice icon="eye">{t("application.disclosed")}</Notice>
        ) : (
          <p className="muted">{t("application.codeText")}</p>
        )}
      </Card>
      {may.includes("withdraw") ? <Act act="withdraw" /> : null}
      {may.includes("reopen") ? <Act act="reopen" /> : null}
    </div>
  );
}

function Act({ act }: { act: "withdraw" | "reopen" }) {
  const { formToken } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  return (
    <form method="post" className="card stack">
      <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: act }} />
      {act === "withdraw" ? <p>{t("application.withdrawText")}</p> : null}
      <Button variant={act === "withdraw" ? "second" : "primary"}>{t(`application.${act}`)}</Button>
    </form>
  );
}
