import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { applicationMachine } from "#app/domain/applications/application.ts";
import { candidateStones } from "#app/domain/applications/blind-candidate.ts";
import { openApplication } from "#app/domain/applications/open-application.server.ts";
import { stationsOf } from "#app/domain/applications/stations.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { edgesFrom } from "#app/domain/kernel/transition-table.ts";
import { readEmployerPlacement } from "#app/domain/placements/read-employer-placement.server.ts";
import { listVacancies } from "#app/domain/vacancies/list-vacancies.server.ts";
import { datedSlots, interviewView } from "#app/i18n/dated-slots.ts";
import { datedStations } from "#app/i18n/dated-stations.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { ApplicationPath, ApplicationStatus } from "#app/ui/application-item.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { CandidateSummary } from "#app/ui/candidate-summary.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { Fit, type FitScore } from "#app/ui/fit.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { OfferTermsList } from "#app/ui/offer-terms.tsx";
import { Reasons } from "#app/ui/reasons.tsx";
import { Status } from "#app/ui/status.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { actSummary } from "#app/web/act-form.ts";
import { useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { isWorkAct } from "#app/web/work-acts.server.ts";
import { ApplicationActs } from "./application-acts.tsx";
import { formSchema, performAct } from "./application-form.server.ts";
import { Interviews } from "./interviews.tsx";
import { PlacementCard } from "./placement-card.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, t, formToken } = await guardMember(args);
  const applicationId = idParam(args.params, "applicationId");
  const opened = valueOf(await openApplication(ctx, actor, { applicationId }));
  const { candidate, person, vacancy, offer, interviews, steps } = opened;
  const [interview] = interviews;
  const now = ctx.clock.now();
  const zone = zoneOf(actor.country);
  const others = valueOf(await listVacancies(ctx, actor)).filter(
    ({ id, status }) => id !== vacancy.id && status === "published",
  );
  const placement = valueOf(await readEmployerPlacement(ctx, actor, { applicationId }));
  const timePassed = interview?.status === "booked" && (interview.startsAt ?? now) <= now;
  const disclosed = person !== null;
  return {
    // The title stays neutral: it is kept in the browser's history.
    title: title(t("employer:candidate.code", { code: candidate.code })),
    candidate,
    stones: candidateStones(candidate),
    person,
    vacancy: { id: vacancy.id, title: vacancy.title, titleLang: vacancy.titleLang },
    stations: datedStations(locale, actor.country, stationsOf(candidate.status, steps)),
    offer: offer && {
      status: offer.status,
      terms: {
        ...offer,
        startsOn: formatDate(locale, offer.startsOn),
        answerBy: formatDate(locale, offer.answerBy),
      },
    },
    may: edgesFrom(applicationMachine, candidate.status, "employer")
      .filter(({ guard }) => (guard !== "disclosed" || disclosed) && (guard !== "time_passed" || timePassed))
      .map((edge) => edge.name),
    interviews: interviews.map((one) => ({
      ...interviewView(t, locale, zone, one, now),
      offered: one.status === "proposed" ? datedSlots(t, locale, zone, one.slots) : [],
    })),
    others: others.map(({ id, title: name }) => ({ value: id, label: name })),
    placement: placement && {
      id: placement.id,
      status: placement.status,
      expected: formatDate(locale, placement.expectedStart),
      started: placement.startedOn && formatDate(locale, placement.startedOn),
      ended: placement.endedOn && formatDate(locale, placement.endedOn),
      asked: placement.asked && {
        checkpointId: placement.asked.checkpointId,
        date: formatDate(locale, placement.asked.dueOn, { hijri: false }).gregorian,
      },
    },
    today: ctx.clock.today(actor.country),
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
    performAct(ctx, actor, applicationId, act),
  );
  if (outcome.ok)
    return redirectWith(web, `/employer/applications/${applicationId}`, {
      tone: "ok",
      message: act.do === "start_work" || isWorkAct(act) ? `work:done.${act.do}` : `employer:done.${act.do}`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ApplicationPage() {
  const loaded = useLoaderData<typeof loader>();
  const { candidate, stones, person, vacancy, stations, offer, interviews, others, may, formToken } = loaded;
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("employer");
  return (
    <>
      <BackLink href={`/employer?vacancy=${vacancy.id}`}>
        {t("desk.candidatesOf", { title: vacancy.title })}
      </BackLink>
      <div className="row row--between">
        <h1>
          <bdi>{t("candidate.code", { code: candidate.code })}</bdi>
        </h1>
        <ApplicationStatus status={candidate.status} of="employer" />
      </div>
      <ErrorSummary errors={actSummary(form, ["placementId", "checkpointId"])} />
      <div className="desk desk--end">
        <div className="stack">
          <Card title={t("candidate.path")}>
            <ApplicationPath stations={stations} />
          </Card>
          {person ? (
            <Card
              title={t("candidate.person")}
              aside={
                <Status tone="info" icon="eye">
                  {t("candidate.consented")}
                </Status>
              }
            >
              <KeyValues
                items={[
                  { name: t("candidate.name"), value: <bdi>{person.fullName}</bdi> },
                  {
                    name: t("candidate.phone"),
                    value: person.phone ? (
                      <a href={`tel:${person.phone}`}>
                        <bdi dir="ltr">{person.phone}</bdi>
                      </a>
                    ) : (
                      t("common:answer.unknown")
                    ),
                  },
                ]}
              />
              <p className="muted small">{t("candidate.viewLogged")}</p>
            </Card>
          ) : (
            <Notice icon="eye-off">{t("desk.blindText")}</Notice>
          )}
          {loaded.placement ? (
            <PlacementCard
              placement={loaded.placement}
              form={form}
              formToken={formToken}
              today={loaded.today}
            />
          ) : null}
          <Card title={t("candidate.profile")}>
            <p>
              <Fit score={stones as FitScore} of="candidate" large />
            </p>
            <Reasons
              items={candidate.reasons.map(({ code, isGap, params }) => ({
                text: t(`jobs:reasons.${code}`, params),
                kind: isGap ? "gap" : "reason",
              }))}
            />
            <CandidateSummary candidate={candidate} of="employer" />
          </Card>
          <Interviews interviews={interviews} />
          {offer ? (
            <Card title={t("offer.made")} aside={<Status>{t(`offerStatus.${offer.status}`)}</Status>}>
              <OfferTermsList {...offer.terms} />
            </Card>
          ) : null}
        </div>
        {loaded.placement && may.length === 0 ? null : (
          <aside className="stack" aria-label={t("candidate.acts")}>
            <ApplicationActs
              applicationId={candidate.applicationId}
              may={may}
              others={others}
              formToken={formToken}
              form={form}
            />
          </aside>
        )}
      </div>
    </>
  );
}
