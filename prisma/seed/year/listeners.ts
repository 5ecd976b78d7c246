import { applicationEvents } from "#app/domain/applications/application.events.ts";
import { graduationEvents } from "#app/domain/casework/graduation.events.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import { placementBatches, wageQuestionsAsked } from "#app/domain/placements/placement-batches.ts";
import { placementEvents } from "#app/domain/placements/placement.events.ts";
import { vacancyEvents } from "#app/domain/vacancies/vacancy.events.ts";
import { considerOffer, lookAgain } from "./applying.ts";
import {
  considerAppeal,
  considerAppealed,
  considerCase,
  considerDecision,
  considerHearing,
} from "./graduating.ts";
import { freePlace, receive, reconsider, welcome } from "./handling.ts";
import {
  considerAskedTimes,
  considerHeld,
  considerMissed,
  considerShortlisted,
  considerTimes,
} from "./interviewing.ts";
import { count, type ApplicationInPlay, type Play } from "./play.ts";
import { beginWork, considerQuestion } from "./working.ts";

type Payload = DomainEvent["payload"];
type Listener = (play: Play, payload: Payload) => void;

/** Somebody hears of an application that the players know. */
const ofApplication =
  (act: (play: Play, application: ApplicationInPlay) => void): Listener =>
  (play, payload) => {
    const { applicationId } = applicationEvents["application.submitted"].parse(payload);
    const application = play.applications.get(applicationId);
    if (application) act(play, application);
  };

const ofGraduation =
  (act: (play: Play, personId: string, caseId: string) => void): Listener =>
  (play, payload) => {
    const { personId, caseId } = graduationEvents["graduation.opened"].parse(payload);
    act(play, personId, caseId);
  };

const free = ofApplication((_, application) => freePlace(application));

/** What people do when they hear of something: event -> plan. A new edge of a machine is a line here. */
const LISTENERS: Readonly<Record<string, Listener>> = {
  "vacancy.published": (play, payload) =>
    void play.live.add(vacancyEvents["vacancy.published"].parse(payload).vacancyId),
  "vacancy.closed": (play, payload) =>
    void play.live.delete(vacancyEvents["vacancy.closed"].parse(payload).vacancyId),
  "application.submitted": ofApplication(receive),
  "application.reopened": ofApplication(receive),
  "application.shortlisted": ofApplication(considerShortlisted),
  "application.invited": ofApplication(considerTimes),
  "application.interview_rebooked": ofApplication(considerTimes),
  "application.times_asked": ofApplication(considerAskedTimes),
  "application.interview_held": ofApplication(considerHeld),
  "application.interview_missed": ofApplication(considerMissed),
  "application.lapsed": ofApplication(reconsider),
  "application.declined": (play, payload) => {
    const { from, applicationId } = applicationEvents["application.declined"].parse(payload);
    const application = play.applications.get(applicationId);
    if (from !== "accepted" || !application) return;
    freePlace(application);
    lookAgain(play, application.seeker);
  },
  "application.hired": ofApplication((play) => count(play, "hired")),
  "offer.made": (play, payload) => {
    const { applicationId, offerId } = applicationEvents["offer.made"].parse(payload);
    const application = play.applications.get(applicationId);
    count(play, "offers");
    if (application) considerOffer(play, application, offerId);
  },
  "offer.accepted": ofApplication(welcome),
  "offer.turned_down": free,
  "offer.withdrawn": free,
  "offer.expired": free,
  "placement.expected": (play, payload) => {
    const { applicationId, placementId } = placementEvents["placement.expected"].parse(payload);
    const application = applicationId === null ? null : play.applications.get(applicationId);
    if (application) beginWork(play, application, placementId);
  },
  "placement.cancelled": (play, payload) => {
    const { applicationId } = placementEvents["placement.cancelled"].parse(payload);
    const application = applicationId === null ? null : play.applications.get(applicationId);
    if (!application) return;
    count(play, "cancelled");
    freePlace(application);
  },
  "placement.started": (play, payload) =>
    placementBatches["placement.started"].parse(payload).items.forEach(() => count(play, "starts")),
  "wage_question.asked": (play, payload) => {
    for (const { personId, questionId } of wageQuestionsAsked.parse(payload).items) {
      const seeker = play.seekers.get(personId);
      if (seeker) considerQuestion(play, seeker, questionId);
    }
  },
  "graduation.opened": ofGraduation(considerCase),
  "graduation.notify": ofGraduation(considerHearing),
  "graduation.hear": ofGraduation(considerDecision),
  "graduation.decide_yes": ofGraduation(considerAppeal),
  "graduation.appeal": ofGraduation((play, _, caseId) => considerAppealed(play, caseId)),
  "graduation.carry_out": ofGraduation((play, personId, caseId) => {
    play.graduated.set(personId, caseId);
    count(play, "graduated");
  }),
};

/** Lets the players hear of what has happened. */
export function hear(play: Play, event: Pick<DomainEvent, "name" | "payload">): void {
  LISTENERS[event.name]?.(play, event.payload);
}
