import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { candidateStones } from "#app/domain/applications/blind-candidate.ts";
import { handleCandidates } from "#app/domain/applications/handle-candidates.server.ts";
import { listCandidates } from "#app/domain/applications/list-candidates.server.ts";
import { vacancyProgress } from "#app/domain/applications/vacancy-progress.server.ts";
import { replyShare } from "#app/domain/employers/employer.ts";
import { employerRecord } from "#app/domain/employers/find-employer.server.ts";
import { edgesFrom } from "#app/domain/kernel/transition-table.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { listVacancies } from "#app/domain/vacancies/list-vacancies.server.ts";
import { EMPLOYER_EDGES, moveVacancy } from "#app/domain/vacancies/move-vacancy.server.ts";
import { ownVacancyMachine } from "#app/domain/vacancies/vacancy-machines.ts";
import { openingsLeft, type OwnStatus } from "#app/domain/vacancies/vacancy.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { many, parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { denied, valueOf } from "#app/web/respond.server.ts";
import { Candidates } from "./desk-candidates.tsx";
import { DeskVacancies } from "./desk-vacancies.tsx";

const DAY_MS = 86_400_000;
/** Days without an answer after which a vacancy is marked as late. */
const LATE_DAYS = 5;

const moves = EMPLOYER_EDGES.filter((edge) => edge !== "publish");

const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("shortlist"), vacancyId: z.uuid(), c: many(z.uuid()) }),
  z.object({
    do: z.literal("decline"),
    vacancyId: z.uuid(),
    c: many(z.uuid()),
    forPerson: z.string().trim().min(5, "reason_needed").max(500, "too_long"),
    forOfficer: z.string().trim().max(500, "too_long").default(""),
  }),
  z.object({ do: z.enum(moves), vacancyId: z.uuid() }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const vacancies = valueOf(await listVacancies(ctx, actor));
  const progress = valueOf(await vacancyProgress(ctx, actor));
  const asked = new URL(args.request.url).searchParams.get("vacancy");
  const current = vacancies.find(({ id }) => id === asked) ?? vacancies[0] ?? null;
  const candidates = current ? valueOf(await listCandidates(ctx, actor, { vacancyId: current.id })) : [];
  const record = await employerRecord(ctx, { id: actor.organisationId ?? "", country: actor.country });
  const places = new Map((await listPlaces(ctx, actor.country)).map((place) => [place.id, place]));
  const now = ctx.clock.now().getTime();
  return {
    title: title("employer:desk.title"),
    vacancies: vacancies.map(({ id, title: name, titleLang, status, placeId, closesOn, ...vacancy }) => {
      const place = placeId === null ? undefined : places.get(placeId);
      const done = progress.get(id);
      const silentDays = done?.oldestUnanswered
        ? Math.floor((now - done.oldestUnanswered.getTime()) / DAY_MS)
        : 0;
      return {
        ...{ id, name, titleLang, status: status as OwnStatus },
        place: place ? (locale === "en" ? place.nameEn : place.nameAr) : null,
        closesOn: closesOn === null ? null : formatDate(locale, closesOn, { short: true }),
        openings: openingsLeft(vacancy),
        candidates: done?.candidates ?? 0,
        invited: done?.invited ?? 0,
        offered: done?.offered ?? 0,
        hired: done?.hired ?? 0,
        started: done?.started ?? 0,
        lateDays: silentDays >= LATE_DAYS ? silentDays : 0,
      };
    }),
    currentId: current?.id ?? null,
    moves: current
      ? edgesFrom(ownVacancyMachine, current.status as OwnStatus, "employer")
          .map((edge) => edge.name)
          .filter((name) => moves.some((move) => move === name))
      : [],
    candidates: candidates.map((candidate) => ({ ...candidate, stones: candidateStones(candidate) })),
    replyShare: replyShare(record),
    formToken,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const act = form.value;
  const back = `/employer?vacancy=${act.vacancyId}`;
  if (act.do === "shortlist" || act.do === "decline") {
    const outcome = await once(guarded, { name: act.do, token: form.token }, (ctx) =>
      handleCandidates(ctx, actor, {
        vacancyId: act.vacancyId,
        applicationIds: act.c,
        act:
          act.do === "shortlist"
            ? { do: "shortlist" }
            : { do: "decline", texts: { forPerson: act.forPerson, forOfficer: act.forOfficer || null } },
      }),
    );
    if (outcome.ok)
      return redirectWith(web, back, {
        tone: outcome.value.done > 0 ? "ok" : "warn",
        message: `employer:desk.done.${act.do}`,
        params: { count: outcome.value.done },
      });
    if (outcome.error.kind === "denial") throw denied(outcome.error);
    return form.again(outcome.error);
  }
  const outcome = await once(guarded, { name: act.do, token: form.token }, (ctx) =>
    // The button says what it declares: no fee is asked, no papers are kept.
    moveVacancy(ctx, actor, { vacancyId: act.vacancyId, edge: act.do, noFee: true }),
  );
  if (outcome.ok) return redirectWith(web, back, { tone: "ok", message: `employer:desk.moved.${act.do}` });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Desk() {
  const {
    vacancies,
    currentId,
    moves: may,
    candidates,
    replyShare: share,
    formToken,
  } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>()?.form;
  const form = useForm(state);
  const { t } = useTranslation("employer");
  const current = vacancies.find(({ id }) => id === currentId);
  if (!current)
    return (
      <EmptyState level={1} title={t("desk.emptyTitle")} text={t("desk.emptyText")}>
        <ButtonLink href="/employer/vacancies/new" variant="primary" icon="plus">
          {t("desk.post")}
        </ButtonLink>
      </EmptyState>
    );
  return (
    <>
      <div className="row row--between">
        <h1>{t("desk.title")}</h1>
        <ButtonLink href="/employer/vacancies/new" variant="primary" icon="plus">
          {t("desk.post")}
        </ButtonLink>
      </div>
      <ErrorSummary errors={form.summary} />
      <div className="desk desk--start">
        <DeskVacancies vacancies={vacancies} currentId={current.id} replyShare={share} />
        <Candidates
          vacancy={current}
          moves={may}
          candidates={candidates}
          formToken={formToken}
          kept={state?.values ?? {}}
          error={form.error}
        />
      </div>
    </>
  );
}
