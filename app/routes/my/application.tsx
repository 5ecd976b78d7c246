import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { acceptInterview } from "#app/domain/applications/accept-interview.server.ts";
import { applicationMachine, POSTPONE_REASONS } from "#app/domain/applications/application.ts";
import { askOtherTimes } from "#app/domain/applications/ask-other-times.server.ts";
import { noteInterview } from "#app/domain/applications/note-interview.server.ts";
import { postponeApplication } from "#app/domain/applications/postpone-application.server.ts";
import { reopenApplication } from "#app/domain/applications/reopen-application.server.ts";
import { resumeApplication } from "#app/domain/applications/resume-application.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { assertNever, type Outcome } from "#app/domain/kernel/result.ts";
import { edgesFrom } from "#app/domain/kernel/transition-table.ts";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { withdrawApplication } from "#app/domain/applications/withdraw-application.server.ts";
import { datedSlots, interviewView } from "#app/i18n/dated-slots.ts";
import { datedStations } from "#app/i18n/dated-stations.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { ApplicationPath, ApplicationStatus } from "#app/ui/application-item.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { NextStep } from "#app/ui/next-step.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Select } from "#app/ui/select.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { FreezeNotice } from "./freeze-notice.tsx";
import { freezeOf } from "./freeze.server.ts";
import { InterviewCard } from "./interview-card.tsx";

const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.enum(["withdraw", "reopen", "resume", "ask_other_times", "miss_interview"]) }),
  z.object({ do: z.literal("postpone"), reason: z.enum(POSTPONE_REASONS, "reason_needed") }),
  z.object({
    do: z.literal("accept_interview"),
    interviewId: z.uuid(),
    startsAt: z.iso.datetime("time_needed"),
  }),
]);
type Act = z.infer<typeof formSchema>;

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, title, t, formToken } = guarded;
  const now = ctx.clock.now();
  const application = valueOf(await findMyApplication(ctx, actor, idParam(args.params, "applicationId")));
  const { id, vacancy, status, candidateCode, declineReason, disclosed, country, offer, interviews } =
    application;
  return {
    title: title(t("jobs:application.title", { title: vacancy.title })),
    freeze: await freezeOf(guarded, { vacancyId: vacancy.id }),
    application: { id, vacancy, status, candidateCode, declineReason, disclosed },
    stations: datedStations(locale, country, application.stations),
    interview: interviews[0]
      ? {
          ...interviewView(t, locale, zoneOf(country), interviews[0], now),
          days: datedSlots(
            t,
            locale,
            zoneOf(country),
            interviews[0].slots.filter((slot) => slot > now),
          ),
        }
      : null,
    maySayWhy: application.why?.isOpen === true,
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
  const act = form.value;
  const outcome = await once<unknown>(guarded, { name: act.do, token: form.token }, (ctx) =>
    perform(ctx, actor, applicationId, act),
  );
  if (outcome.ok)
    return redirectWith(web, `/my/applications/${applicationId}`, {
      tone: "ok",
      message: `jobs:application.done.${act.do}`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

/** One use case for each button. */
function perform(ctx: Ctx, actor: Member, applicationId: string, act: Act): Promise<Outcome<unknown>> {
  switch (act.do) {
    case "withdraw":
      return withdrawApplication(ctx, actor, { applicationId });
    case "reopen":
      return reopenApplication(ctx, actor, { applicationId });
    case "resume":
      return resumeApplication(ctx, actor, { applicationId });
    case "postpone":
      return postponeApplication(ctx, actor, { applicationId, reason: act.reason });
    case "ask_other_times":
      return askOtherTimes(ctx, actor, { applicationId });
    case "miss_interview":
      return noteInterview(ctx, actor, { applicationId, took: "no_place" });
    case "accept_interview":
      return acceptInterview(ctx, actor, {
        applicationId,
        interviewId: act.interviewId,
        startsAt: new Date(act.startsAt),
      });
    default:
      return assertNever(act);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Application() {
  const { application, stations, answerBy, interview, may, formToken, freeze, maySayWhy } =
    useLoaderData<typeof loader>();
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
      <FreezeNotice until={freeze} />
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
      {status === "interview" ? (
        <InterviewCard
          interview={interview}
          disclosed={application.disclosed}
          employer={vacancy.employerName}
          formToken={formToken}
          error={form.error("startsAt")}
        />
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
        {maySayWhy ? (
          <p>
            <TapLink href={`/my/applications/${application.id}/offer`}>{t("offer.whyLink")}</TapLink>
          </p>
        ) : null}
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
      {may.includes("resume") ? <Act act="resume" /> : null}
      {may.includes("reopen") ? <Act act="reopen" /> : null}
      {may.includes("postpone") ? <Postpone error={form.error("reason")} /> : null}
      {may.includes("withdraw") ? <Act act="withdraw" /> : null}
    </div>
  );
}

function Act({ act }: { act: "withdraw" | "reopen" | "resume" }) {
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

function Postpone({ error }: { error: string | undefined }) {
  const { formToken } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  return (
    <Card>
      <Disclosure summary={t("application.postpone")} open={error !== undefined}>
        <form method="post" className="stack" noValidate>
          <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "postpone" }} />
          <p>{t("application.postponeText")}</p>
          <Select
            label={t("application.reason")}
            name="reason"
            placeholder={t("common:field.choose")}
            error={error}
            options={POSTPONE_REASONS.filter((reason) => reason !== "not_yet_hiring").map((reason) => ({
              value: reason,
              label: t(`application.postponeReasons.${reason}`),
            }))}
          />
          <Button variant="second">{t("application.postpone")}</Button>
        </form>
      </Disclosure>
    </Card>
  );
}
