import { applicationMachine, type ApplicationEdge } from "#app/domain/applications/application.ts";
import {
  takeEdge,
  type ApplicationFacts,
  type Circumstances,
} from "#app/domain/applications/application-edge.ts";
import {
  interviewMachine,
  takeInterviewEdge,
  type InterviewEdge,
  type InterviewFacts,
} from "#app/domain/applications/interview.ts";
import {
  offerMachine,
  takeOfferEdge,
  type OfferEdge,
  type OfferFacts,
} from "#app/domain/applications/offer.ts";
import { takeImportedEdge, takeOwnEdge, type OwnFacts } from "#app/domain/vacancies/vacancy-edge.ts";
import {
  importedVacancyMachine,
  ownVacancyMachine,
  type OwnEdge,
} from "#app/domain/vacancies/vacancy-machines.ts";
import type { ImportedStatus } from "#app/domain/vacancies/vacancy.ts";
import { walk, type Draw } from "./machine-walk.ts";

const aroundApplication = (draw: Draw): Circumstances => ({
  vacancyOpen: draw.mostly(),
  silentDays: draw.of([0, 6, 7, 14, 20, 21, 40]),
  warnedAt: draw.of([0, 7, 14]),
  warnedDaysAgo: draw.of([0, 6, 7, 30]),
  interviewAhead: !draw.mostly(),
  answerOverdue: !draw.mostly(),
  partTime: !draw.mostly(),
  freeAtSameEmployer: draw.mostly(),
  timesAhead: draw.mostly(),
  timeOffered: draw.mostly(),
  timePassed: draw.mostly(),
  textsWritten: draw.mostly(),
});

const draft: ApplicationFacts = {
  status: "draft",
  statusBefore: null,
  postponedFrom: null,
  disclosed: false,
  submitted: false,
  declineWritten: false,
};

export const walkApplication = (numbers: readonly number[]) =>
  walk(applicationMachine, draft, numbers, aroundApplication, (facts, edge, around) => {
    const taken = takeEdge(facts, edge as ApplicationEdge, around);
    if ("failure" in taken) return null;
    const { status, statusBefore, postponedFrom, disclosed, submitted, declineWritten } = taken;
    return { status, statusBefore, postponedFrom, disclosed, submitted, declineWritten };
  });

export const walkOffer = (numbers: readonly number[]) =>
  walk(
    offerMachine,
    { status: "made", answered: false, suitable: false } satisfies OfferFacts as OfferFacts,
    numbers,
    (draw) => ({ answerOverdue: !draw.mostly(), referredByOfficer: draw.mostly() }),
    (facts, edge, around) => {
      const taken = takeOfferEdge(facts, edge as OfferEdge, around);
      return "failure" in taken ? null : taken;
    },
  );

/** Begins with times on offer, or (`asked`) with the person's wish for others. */
export const walkInterview = (numbers: readonly number[], asked: boolean) =>
  walk(
    interviewMachine,
    {
      status: asked ? "asked" : "proposed",
      described: !asked,
      timed: false,
      closed: false,
    } satisfies InterviewFacts as InterviewFacts,
    numbers,
    (draw) => ({ timesAhead: draw.mostly(), timeOffered: draw.mostly(), timePassed: draw.mostly() }),
    (facts, edge, around) => takeInterviewEdge(facts, edge as InterviewEdge, around),
  );

export const walkOwnVacancy = (numbers: readonly number[]) =>
  walk(
    ownVacancyMachine,
    { status: "draft", published: false, heldFrom: null } satisfies OwnFacts as OwnFacts,
    numbers,
    (draw) => ({
      decentWork: draw.mostly(),
      over: draw.mostly(),
      expiryWarningDue: draw.mostly(),
      reported: draw.mostly(),
      foundSafe: draw.mostly(),
    }),
    (facts, edge, around) => {
      const taken = takeOwnEdge(facts, edge as OwnEdge, around);
      if ("guard" in taken) return null;
      return { status: taken.status, published: taken.published, heldFrom: taken.heldFrom };
    },
  );

export const walkImportedVacancy = (numbers: readonly number[]) =>
  walk(
    importedVacancyMachine,
    { status: "listed" as ImportedStatus },
    numbers,
    (draw) => ({ verifiedEmployer: draw.mostly(), closedOrUnseen: draw.mostly() }),
    (facts, edge, around) => {
      const status = takeImportedEdge(facts.status, edge as "claim", around);
      return status && { status };
    },
  );
