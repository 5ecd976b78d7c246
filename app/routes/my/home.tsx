import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  findMyApplication,
  listMyApplications,
  type MyApplication,
} from "#app/domain/applications/my-applications.server.ts";
import { readOwnAccessLog } from "#app/domain/audit/read-own-access-log.server.ts";
import { readOpenMatters } from "#app/domain/benefits/overpayments/read-open-matters.server.ts";
import { readOwnBenefit } from "#app/domain/benefits/read-own-benefit.server.ts";
import { readOwnCases, readOwnProgress } from "#app/domain/casework/read-own-cases.server.ts";
import { readOwnFirstName } from "#app/domain/identity/read-own-account.server.ts";
import { unreadMessages } from "#app/domain/messages/read-messages.server.ts";
import { readSeeker } from "#app/domain/people/read-seekers.server.ts";
import {
  readOwnPlacements,
  readOwnWageQuestions,
} from "#app/domain/placements/read-own-placements.server.ts";
import { readOwnScores, type OwnScores } from "#app/domain/registry/read-own-scores.server.ts";
import { datedStations } from "#app/i18n/dated-stations.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import { DateText } from "#app/ui/date-text.tsx";
import { guardMember, type GuardedMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { FreezeNotice } from "./freeze-notice.tsx";
import { freezeOf } from "./freeze.server.ts";
import {
  AccessCard,
  ApplicationsCard,
  BenefitCard,
  GraduationCard,
  MessagesCard,
  PastBenefitCard,
  ProfileCard,
  WorkCard,
} from "./home-cards.tsx";
import { NextActCard } from "./next-act-card.tsx";
import { nextAct, type NextAct } from "./next-step.ts";
import { placementView } from "./placement-view.ts";
import { ScoreCard } from "./score-card.tsx";

const APPLICATIONS_SHOWN = 3;
const VIEWS_SHOWN = 3;

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, locale, title } = guarded;
  const benefit = await readOwnBenefit(ctx, actor);
  const [name, placements, questions, cases, applications, unread, views, profile, scores] =
    await Promise.all([
      readOwnFirstName(ctx, actor),
      readOwnPlacements(ctx, actor),
      readOwnWageQuestions(ctx, actor),
      readOwnCases(ctx, actor),
      listMyApplications(ctx, actor).then(valueOf),
      unreadMessages(ctx, actor),
      readOwnAccessLog(ctx, actor),
      readSeeker(ctx, actor.personId),
      readOwnScores(ctx, actor),
    ]);
  const current = placements.find(({ status }) => status !== "cancelled" && status !== "ended");
  const live = cases[0];
  const progress = benefit?.rule ? await readOwnProgress(ctx, actor, benefit.rule) : null;
  const due = placements.flatMap(({ checkpoints }) => checkpoints).find(({ waits }) => waits);
  const expected = placements.find(({ status }) => status === "expected");
  return {
    title: title("my:home.title"),
    freeze: await freezeOf(guarded),
    name,
    today: formatDate(locale, ctx.clock.today(actor.country), { weekday: true }),
    next: nextAct({
      offer: await openOffer(guarded, applications),
      hasQuestion: questions.some(({ status }) => status === "asked"),
      graduation: graduationAct(guarded, live),
      checkpointDue: due ? formatDate(locale, due.dueOn) : null,
      expectedStart: expected ? formatDate(locale, expected.expectedStart) : null,
      hasProfile: profile !== null,
    }),
    placement: current ? placementView(locale, current) : null,
    applicationCount: applications.length,
    applications: applications
      .slice(0, APPLICATIONS_SHOWN)
      .map(({ id, vacancy, status, stations, declineReason, country }) => ({
        ...{ id, vacancy, status, declineReason },
        stations: datedStations(locale, country, stations),
      })),
    matters: await readOpenMatters(ctx, actor),
    benefit: benefit && {
      decided: { minor: benefit.decidedMinor, currency: benefit.currency },
      status: benefit.status,
      scheme: benefit.scheme,
      from: formatDate(locale, benefit.from),
    },
    wayBack: benefit?.wayBack ?? null,
    progress:
      progress && benefit
        ? {
            done: Math.min(progress.monthsInARow, progress.monthsNeeded),
            total: progress.monthsNeeded,
            line: { minor: progress.lineMinor, currency: benefit.currency },
            wage: progress.latest && {
              minor: progress.latest.earningsMinor,
              currency: benefit.currency,
              month: formatMonth(locale, progress.latest.month),
            },
          }
        : null,
    score: scoreTotal(guarded, scores),
    graduationCase: live ? { id: live.id, status: live.status } : null,
    unread,
    views: views.slice(0, VIEWS_SHOWN).map(({ day, ...view }) => ({ ...view, on: formatDate(locale, day) })),
  };
}

function scoreTotal({ locale }: GuardedMember, scores: OwnScores) {
  if (scores.kind !== "shown") return null;
  const latest = scores.scores.find((score) => score.latest)?.latest;
  return { total: latest ? { score: latest.score, on: formatDate(locale, latest.on) } : null };
}

async function openOffer(
  { ctx, actor, locale }: GuardedMember,
  applications: readonly Pick<MyApplication, "id" | "status">[],
): Promise<Extract<NextAct, { kind: "offer" }> | null> {
  const offered = applications.find(({ status }) => status === "offered");
  if (!offered) return null;
  const { vacancy, offer } = valueOf(await findMyApplication(ctx, actor, offered.id));
  return {
    kind: "offer",
    href: `/my/applications/${offered.id}/offer`,
    about: vacancy.title,
    by: offer ? formatDate(locale, offer.answerBy) : null,
  };
}

function graduationAct(
  { locale }: GuardedMember,
  live: Awaited<ReturnType<typeof readOwnCases>>[number] | undefined,
): Extract<NextAct, { kind: "hear" | "read" }> | null {
  if (live?.status !== "notified" && live?.status !== "decided_yes") return null;
  const kind = live.status === "notified" ? "hear" : "read";
  const by = kind === "hear" ? live.hearingDueOn : live.appealUntil;
  return { kind, caseId: live.id, by: by === null ? null : formatDate(locale, by) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MyHome() {
  const data = useLoaderData<typeof loader>();
  const { name, today, next, placement, benefit, progress, graduationCase } = data;
  const { t } = useTranslation("my");
  return (
    <>
      <div className="hello">
        <h1>
          {t("home.hello")} <bdi>{name}</bdi>
        </h1>
        <p className="muted">
          {t("home.today")} <DateText date={today} />
        </p>
      </div>
      <FreezeNotice until={data.freeze} />
      <div className="split">
        <div className="stack">
          <NextActCard next={next} />
          {placement ? <WorkCard placement={placement} /> : null}
          <ApplicationsCard count={data.applicationCount} applications={data.applications} />
        </div>
        <div className="stack">
          {benefit ? (
            <BenefitCard {...benefit} matters={data.matters} />
          ) : (
            <PastBenefitCard matters={data.matters} />
          )}
          {data.score ? <ScoreCard total={data.score.total} /> : null}
          {(progress ?? graduationCase) ? (
            <GraduationCard progress={progress} graduationCase={graduationCase} wayBack={data.wayBack} />
          ) : null}
          <MessagesCard unread={data.unread} />
          <AccessCard lines={data.views} />
          <ProfileCard />
        </div>
      </div>
    </>
  );
}
