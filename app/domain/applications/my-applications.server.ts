import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { mayShareName } from "../people/may-share.server.ts";
import { findVacancyById } from "../vacancies/find-vacancy-by-id.server.ts";
import type { Vacancy } from "../vacancies/vacancy.ts";
import { offerInTime } from "./answer-by.server.ts";
import { seekerOf } from "./application.policy.ts";
import type { ApplicationStatus } from "./application.ts";
import {
  isSamePerson,
  selectApplication,
  selectApplicationsOf,
  selectStepsOf,
  type Application,
  type ApplicationStep,
} from "./applications.store.server.ts";
import { selectInterviews, type Interview } from "./interviews.store.server.ts";
import type { Offer } from "./offer.ts";
import { selectLatestOffer } from "./offers.store.server.ts";
import { openWhy, whyUntil, type Why } from "./turn-down-why.server.ts";
import { selectWhy } from "./turn-down-why.store.server.ts";
import { stationsOf, type Station } from "./stations.ts";

/** An application as the person who made it sees it. */
export type MyApplication = {
  readonly id: string;
  readonly country: string;
  readonly vacancy: Pick<Vacancy, "id" | "title" | "titleLang" | "employerName">;
  readonly candidateCode: string;
  readonly status: ApplicationStatus;
  readonly submittedAt: Date | null;
  readonly declineReason: string | null;
  readonly disclosed: boolean;
  readonly stations: readonly Station[];
};

/** The person's applications, those with news first. */
export async function listMyApplications(ctx: Ctx, actor: Actor): Promise<Outcome<readonly MyApplication[]>> {
  const personId = seekerOf(actor);
  if (typeof personId !== "string") return deny(personId);
  const applications = await selectApplicationsOf(ctx.sql, personId);
  const steps = await selectStepsOf(
    ctx.sql,
    applications.map(({ id }) => id),
  );
  const shown = await Promise.all(applications.map((a) => show(ctx, a, steps.get(a.id) ?? [])));
  return ok(shown.filter((application) => application !== null));
}

/** One of the person's applications with its latest offer and its interviews, the latest first; others' do not exist for them. */
export async function findMyApplication(
  ctx: Ctx,
  actor: Actor,
  applicationId: string,
): Promise<
  Outcome<
    MyApplication & {
      readonly offer: Offer | null;
      readonly interviews: readonly Interview[];
      /** What she said of an offer that she turned down, and the last day on which she can say it. */
      readonly why: (Why & { readonly until: PlainDate; readonly isOpen: boolean }) | null;
    }
  >
> {
  const personId = seekerOf(actor);
  if (typeof personId !== "string") return deny(personId);
  const application = await selectApplication(ctx.sql, applicationId);
  if (!application) return fail("not_found");
  if (!(await isSamePerson(ctx.sql, personId, application.personId))) return deny("not_found");
  const steps = await selectStepsOf(ctx.sql, [applicationId]);
  const shown = await show(ctx, application, steps.get(applicationId) ?? []);
  if (!shown) return fail("not_found");
  const [offer, interviews] = await Promise.all([
    selectLatestOffer(ctx.sql, applicationId),
    selectInterviews(ctx.sql, applicationId),
  ]);
  const inTime = offer && (await offerInTime(ctx, ctx.sql, application, offer));
  return ok({ ...shown, offer: inTime, interviews, why: await ownWhy(ctx, application) });
}

async function ownWhy(ctx: Ctx, application: Application) {
  const row = await selectWhy(ctx.sql, application.id);
  if (!row) return null;
  const until = await whyUntil(ctx, ctx.sql, application, row);
  return { ...openWhy(ctx, row), until, isOpen: ctx.clock.today(application.country) <= until };
}

async function show(
  ctx: Ctx,
  application: Application,
  steps: readonly ApplicationStep[],
): Promise<MyApplication | null> {
  const vacancy = await findVacancyById(ctx, application.vacancyId);
  if (!vacancy) return null;
  return {
    id: application.id,
    country: application.country,
    vacancy: {
      id: vacancy.id,
      title: vacancy.title,
      titleLang: vacancy.titleLang,
      employerName: vacancy.employerName,
    },
    candidateCode: application.candidateCode,
    status: application.status,
    submittedAt: application.submittedAt,
    declineReason: application.status === "declined" ? application.declineForPerson : null,
    disclosed: application.disclosedAt !== null && (await mayShareName(ctx, application.id)),
    stations: stationsOf(application.status, steps),
  };
}
