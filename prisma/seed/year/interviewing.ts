import { acceptInterview } from "#app/domain/applications/accept-interview.server.ts";
import { askOtherTimes } from "#app/domain/applications/ask-other-times.server.ts";
import type { InterviewProposal } from "#app/domain/applications/application.schema.ts";
import { inviteToInterview } from "#app/domain/applications/invite-to-interview.server.ts";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { noteInterview } from "#app/domain/applications/note-interview.server.ts";
import { rebookInterview } from "#app/domain/applications/rebook-interview.server.ts";
import { addWorkingDays, countryOf, zoneOf } from "#app/domain/kernel/countries.ts";
import { dateInZone } from "#app/domain/kernel/plain-date.ts";
import { choose, decline } from "./handling.ts";
import { COUNTRY, count, inDays, inWorkingDays, tried, type ApplicationInPlay, type Play } from "./play.ts";

/** Hours of an employer's day, by its own clock. */
const HOURS = ["10:00", "11:30", "13:00", "15:30"] as const;
const OFFSET = "+03:00";
/** Employers who want to see somebody before they offer work. */
const INTERVIEWS = 0.45;

/** Somebody is on the shortlist: some employers want to meet first, the others choose by what they know. */
export function considerShortlisted(play: Play, application: ApplicationInPlay): void {
  const luck = play.luck("interviews");
  if (luck.chance(INTERVIEWS))
    play.agenda.plan(inWorkingDays(play, luck.whole(1, 3)), () => invite(play, application));
  else play.agenda.plan(inWorkingDays(play, luck.whole(2, 6)), () => choose(play, application));
}

/** Two or three times within the next working days. */
function timesAhead(play: Play): InterviewProposal {
  const luck = play.luck("interviews");
  const first = luck.whole(2, 4);
  const slots = Array.from(
    { length: luck.whole(2, 3) },
    (_, later) => `${inWorkingDays(play, first + later)}T${luck.pick(HOURS)}:00${OFFSET}`,
  );
  const mode = luck.pick(["in_person", "in_person", "phone", "video"] as const);
  return { mode, minutes: luck.pick([20, 30, 45]), details: null, slots };
}

async function invite(play: Play, { vacancy, id: applicationId }: ApplicationInPlay): Promise<void> {
  const input = { applicationId, proposal: timesAhead(play) };
  tried(play, "invite", await inviteToInterview(play.ctx, vacancy.employer.actor, input));
}

async function offerOtherTimes(play: Play, { vacancy, id: applicationId }: ApplicationInPlay): Promise<void> {
  const input = { applicationId, proposal: timesAhead(play) };
  tried(play, "offer other times", await rebookInterview(play.ctx, vacancy.employer.actor, input));
}

/** Times are on offer: most people pick one, some ask for others, some never answer. */
export function considerTimes(play: Play, application: ApplicationInPlay): void {
  const luck = play.luck("interviews");
  const { seeker, id: applicationId } = application;
  const does = seeker.lucky
    ? "pick"
    : luck.weighted([
        ["pick", 82],
        ["ask", 10],
        ["nothing", 8],
      ] as const);
  if (does === "nothing") return;
  play.agenda.plan(inDays(play, 1), async () => {
    if (does === "pick") return pickTime(play, application);
    tried(play, "ask for other times", await askOtherTimes(play.ctx, seeker.actor, { applicationId }));
  });
}

/** Picks a time; the working day after it the employer notes whether they met. */
async function pickTime(play: Play, application: ApplicationInPlay): Promise<void> {
  const luck = play.luck("interviews");
  const { seeker, vacancy, id: applicationId } = application;
  const mine = tried(play, "see times", await findMyApplication(play.ctx, seeker.actor, applicationId));
  const interview = mine?.interviews[0];
  if (!interview || interview.slots.length === 0) return;
  const startsAt = luck.pick(interview.slots);
  const took = seeker.lucky || luck.chance(0.92) ? "place" : "no_place";
  const input = { applicationId, interviewId: interview.id, startsAt };
  if (!tried(play, "pick a time", await acceptInterview(play.ctx, seeker.actor, input))) return;
  const after = addWorkingDays(dateInZone(startsAt, zoneOf(COUNTRY)), 1, countryOf(COUNTRY));
  play.agenda.plan(after, async () => {
    const noted = await noteInterview(play.ctx, vacancy.employer.actor, { applicationId, took });
    tried(play, "note an interview", noted);
  });
}

/** The person asked: the employer offers other times, mostly. */
export function considerAskedTimes(play: Play, application: ApplicationInPlay): void {
  const luck = play.luck("interviews");
  if (luck.chance(0.9))
    play.agenda.plan(inWorkingDays(play, luck.whole(1, 2)), () => offerOtherTimes(play, application));
}

/** They have met: the employer chooses in a few days. */
export function considerHeld(play: Play, application: ApplicationInPlay): void {
  const luck = play.luck("interviews");
  count(play, "interviews held");
  play.agenda.plan(inWorkingDays(play, luck.whole(1, 3)), () => choose(play, application));
}

/** It was missed: mostly another time is found, else somebody else is. */
export function considerMissed(play: Play, application: ApplicationInPlay): void {
  const luck = play.luck("interviews");
  const again = luck.chance(0.6);
  play.agenda.plan(inWorkingDays(play, 1), () =>
    again ? offerOtherTimes(play, application) : decline(play, application),
  );
}
