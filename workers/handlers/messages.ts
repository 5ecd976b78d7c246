import { applicationParty } from "#app/domain/applications/application-party.server.ts";
import { applicationEvents } from "#app/domain/applications/application.events.ts";
import { graduationEvents } from "#app/domain/casework/graduation.events.ts";
import { listMembers } from "#app/domain/identity/list-members.server.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postMessage, postToEach } from "#app/domain/messages/post-message.server.ts";
import { placementEvents } from "#app/domain/placements/placement.events.ts";
import { placementFacts } from "#app/domain/placements/placement-facts.server.ts";
import type { Reaction, Reactions } from "../reaction.ts";

/** Params are identifiers by which the message is held against the facts when it leaves. */
const aboutApplication =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { applicationId } = applicationEvents["application.submitted"].parse(event.payload);
    const { personId, country } = await applicationParty(ctx, applicationId);
    const link = `/my/applications/${applicationId}`;
    await postMessage(ctx, { personId, country, code, params: { applicationId }, link, key: event.id });
  };

/** The same news to everybody who acts for the employer; it names no candidate. */
const toEmployer =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { applicationId } = applicationEvents["application.submitted"].parse(event.payload);
    const { organisationId, country } = await applicationParty(ctx, applicationId);
    const link = `/employer/applications/${applicationId}`;
    const members = await listMembers(ctx, organisationId, ["employer"]);
    await postToEach(ctx, members, { country, code, params: { applicationId }, link, key: event.id });
  };

const both =
  (one: Reaction, other: Reaction): Reaction =>
  async (ctx, event) => {
    await one(ctx, event);
    await other(ctx, event);
  };

const aboutCheckpoint =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { placementId, personId, day } = placementEvents["checkpoint.due"].parse(event.payload);
    const { country } = await placementFacts(ctx, placementId);
    await postMessage(ctx, {
      personId,
      country,
      code,
      params: { placementId, day },
      link: "/my/work",
      key: event.id,
    });
  };

const aboutGraduation =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { caseId, personId, country } = graduationEvents["graduation.notify"].parse(event.payload);
    await postMessage(ctx, {
      personId,
      country,
      code,
      params: { caseId },
      link: `/my/graduation/${caseId}`,
      key: event.id,
    });
  };

/** Which event tells a person what. Texts that leave Masar say only that there is something new. */
export const messageReactions: Reactions = {
  "application.submitted": both(aboutApplication("application_submitted"), toEmployer("new_application")),
  "application.shortlisted": aboutApplication("application_shortlisted"),
  "application.declined": aboutApplication("application_declined"),
  "application.obsolete": aboutApplication("application_obsolete"),
  "application.restored": aboutApplication("application_restored"),
  "application.hired": aboutApplication("hired"),
  "application.lapsed": aboutApplication("application_lapsed"),
  async "offer.made"(ctx, event) {
    const { applicationId, offerId } = applicationEvents["offer.made"].parse(event.payload);
    const { personId, country } = await applicationParty(ctx, applicationId);
    const link = `/my/applications/${applicationId}/offer`;
    const params = { applicationId, offerId };
    await postMessage(ctx, { personId, country, code: "offer_made", params, link, key: event.id });
  },
  "offer.accepted": toEmployer("offer_accepted"),
  "offer.turned_down": toEmployer("offer_turned_down"),
  async "placement.started"(ctx, event) {
    const { placementId, personId } = placementEvents["placement.started"].parse(event.payload);
    const { country } = await placementFacts(ctx, placementId);
    await postMessage(ctx, {
      personId,
      country,
      code: "placement_started",
      params: {},
      link: "/my/work",
      key: event.id,
    });
  },
  "checkpoint.due": aboutCheckpoint("checkpoint_due"),
  "checkpoint.confirmed": aboutCheckpoint("checkpoint_confirmed"),
  async "wage_question.asked"(ctx, event) {
    const { questionId, personId, country } = placementEvents["wage_question.asked"].parse(event.payload);
    await postMessage(ctx, {
      personId,
      country,
      code: "wage_question",
      params: { questionId },
      link: "/my/work",
      key: event.id,
    });
  },
  "graduation.notify": aboutGraduation("graduation_proposed"),
  "graduation.decide_yes": aboutGraduation("graduation_decided_yes"),
  "graduation.decide_not_yet": aboutGraduation("graduation_decided_not_yet"),
  "graduation.uphold": aboutGraduation("graduation_upheld"),
  "graduation.carry_out": aboutGraduation("graduated"),
  "graduation.relapse": aboutGraduation("benefit_reinstated"),
};
