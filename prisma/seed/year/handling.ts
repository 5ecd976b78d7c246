import { candidateStones } from "#app/domain/applications/blind-candidate.ts";
import { declineApplication } from "#app/domain/applications/decline-application.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { listCandidates } from "#app/domain/applications/list-candidates.server.ts";
import { makeOffer } from "#app/domain/applications/make-offer.server.ts";
import { openApplication } from "#app/domain/applications/open-application.server.ts";
import { shortlistApplication } from "#app/domain/applications/shortlist-application.server.ts";
import { withdrawOffer } from "#app/domain/applications/withdraw-offer.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { inDays, inWorkingDays, tried, type ApplicationInPlay, type Play } from "./play.ts";

const NOT_NOW = {
  forPerson: "اخترنا هذه المرة من تجاربهم أقرب إلى هذا العمل.",
  forOfficer: "الخبرة أقل مما يحتاج إليه العمل.",
} as const;
/** Chance of the shortlist by what the employer sees of a candidate, in stones. */
const BY_STONES = [0, 0, 0.25, 0.45, 0.65, 0.8] as const;

/** An application came in: it is looked at in a few working days, or never. */
export function receive(play: Play, application: ApplicationInPlay): void {
  const { answersInDays } = application.vacancy.employer;
  const luck = play.luck("handling");
  const days = answersInDays === null ? null : luck.whole(1, 2 * answersInDays);
  if (application.seeker.lucky) play.agenda.plan(inWorkingDays(play, 1), () => review(play, application));
  else if (days !== null) play.agenda.plan(inWorkingDays(play, days), () => review(play, application));
}

/** There is still somebody to be found. */
const hasRoom = ({ vacancy }: ApplicationInPlay): boolean => vacancy.taken < vacancy.openings;

async function review(play: Play, application: ApplicationInPlay): Promise<void> {
  const luck = play.luck("handling");
  const { vacancy, seeker, id: applicationId } = application;
  const { actor } = vacancy.employer;
  if (luck.chance(0.15))
    tried(play, "list candidates", await listCandidates(play.ctx, actor, { vacancyId: vacancy.id }));
  const opened = tried(
    play,
    "open an application",
    await openApplication(play.ctx, actor, { applicationId }),
  );
  if (!opened) return;
  const good = seeker.lucky || luck.chance(BY_STONES[candidateStones(opened.candidate)] ?? 0);
  if (good && hasRoom(application)) {
    tried(play, "shortlist", await shortlistApplication(play.ctx, actor, { applicationId }));
  } else if (luck.chance(0.8)) await decline(play, application);
}

export async function decline(play: Play, { vacancy, id: applicationId }: ApplicationInPlay): Promise<void> {
  const { actor } = vacancy.employer;
  tried(play, "decline", await declineApplication(play.ctx, actor, { applicationId, texts: NOT_NOW }));
}

/** Of the shortlist, met or not, one gets an offer while there is room; the others are told. */
export async function choose(play: Play, application: ApplicationInPlay): Promise<void> {
  const luck = play.luck("handling");
  if (hasRoom(application) && (application.seeker.lucky || luck.chance(0.72))) await offer(play, application);
  else if (luck.chance(0.85)) await decline(play, application);
}

async function offer(play: Play, application: ApplicationInPlay): Promise<void> {
  const luck = play.luck("handling");
  const { vacancy, id: applicationId } = application;
  const { actor } = vacancy.employer;
  const answerBy = inDays(play, luck.whole(5, 8));
  const terms = {
    wageMinor: vacancy.wageMinor + luck.pick([0, 0, 10_000, 20_000]),
    wagePeriod: "month" as const,
    hoursPerWeek: vacancy.hoursPerWeek,
    employmentType: vacancy.partTime ? ("part_time" as const) : ("full_time" as const),
    startsOn: addDays(answerBy, luck.whole(4, 16)),
    answerBy,
    message: null,
  };
  const made = tried(play, "make an offer", await makeOffer(play.ctx, actor, { applicationId, terms }));
  if (!made) return;
  application.terms = terms;
  vacancy.taken++;
  if (!application.seeker.lucky && luck.chance(0.02))
    play.agenda.plan(inDays(play, 1), async () => {
      const reason = "budget";
      tried(play, "withdraw an offer", await withdrawOffer(play.ctx, actor, { applicationId, reason }));
    });
}

/** The offer came to nothing: the place is free again. */
export function freePlace({ vacancy }: ApplicationInPlay): void {
  vacancy.taken = Math.max(0, vacancy.taken - 1);
}

/** The offer was accepted: nearly always the person is hired. */
export function welcome(play: Play, application: ApplicationInPlay): void {
  const luck = play.luck("handling");
  const { vacancy, seeker, id: applicationId } = application;
  play.agenda.plan(inWorkingDays(play, luck.whole(0, 2)), async () => {
    if (!seeker.lucky && luck.chance(0.03)) return decline(play, application);
    tried(play, "hire", await hireApplication(play.ctx, vacancy.employer.actor, { applicationId }));
  });
}

/** Nobody answered in time; sometimes the employer comes back to it after all. */
export function reconsider(play: Play, application: ApplicationInPlay): void {
  const luck = play.luck("handling");
  if (luck.chance(0.06) && hasRoom(application))
    play.agenda.plan(inWorkingDays(play, luck.whole(1, 5)), () => offer(play, application));
}
