import { applicationParty } from "#app/domain/applications/application-party.server.ts";
import { applicationEvents } from "#app/domain/applications/application.events.ts";
import { graduationEvents } from "#app/domain/casework/graduation.events.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postMessage } from "#app/domain/messages/post-message.server.ts";
import { placementBatches, wageQuestionsAsked } from "#app/domain/placements/placement-batches.ts";
import { placementFacts } from "#app/domain/placements/placement-facts.server.ts";
import type { Reaction, Reactions } from "../reaction.ts";

const aboutApplication =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { applicationId } = applicationEvents["application.submitted"].parse(event.payload);
    const { personId, country } = await applicationParty(ctx, applicationId);
    const link = `/my/applications/${applicationId}`;
    await postMessage(ctx, { personId, country, code, params: {}, link, key: event.id });
  };

/** One event may speak of many: each message has a key of its own, and the only one has the event's. */
const keyOf = (eventId: string, items: readonly unknown[], index: number): string =>
  items.length === 1 ? eventId : `${eventId}:${index}`;

const aboutCheckpoint =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { country: named, items } = placementBatches["checkpoint.confirmed"].parse(event.payload);
    for (const [index, { placementId, personId, day }] of items.entries()) {
      const country = named ?? (await placementFacts(ctx, placementId)).country;
      const key = keyOf(event.id, items, index);
      await postMessage(ctx, { personId, country, code, params: { day }, link: "/my/work", key });
    }
  };

const aboutWages: Reaction = async (ctx, event) => {
  const { country, items } = wageQuestionsAsked.parse(event.payload);
  for (const [index, { personId }] of items.entries())
    await postMessage(ctx, {
      personId,
      country,
      code: "wage_question",
      params: {},
      link: "/my/work",
      key: keyOf(event.id, items, index),
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
      params: {},
      link: `/my/graduation/${caseId}`,
      key: event.id,
    });
  };

/** Which event tells a person what. Texts that leave Masar say only that there is something new. */
export const messageReactions: Reactions = {
  "application.submitted": aboutApplication("application_submitted"),
  "application.shortlisted": aboutApplication("application_shortlisted"),
  "application.declined": aboutApplication("application_declined"),
  "application.obsolete": aboutApplication("application_obsolete"),
  "application.restored": aboutApplication("application_restored"),
  "application.hired": aboutApplication("hired"),
  "offer.made": aboutApplication("offer_made"),
  async "placement.started"(ctx, event) {
    const { country: named, items } = placementBatches["placement.started"].parse(event.payload);
    for (const [index, { placementId, personId }] of items.entries()) {
      const country = named ?? (await placementFacts(ctx, placementId)).country;
      await postMessage(ctx, {
        personId,
        country,
        code: "placement_started",
        params: {},
        link: "/my/work",
        key: keyOf(event.id, items, index),
      });
    }
  },
  "checkpoint.due": aboutCheckpoint("checkpoint_due"),
  "checkpoint.confirmed": aboutCheckpoint("checkpoint_confirmed"),
  "wage_question.asked": aboutWages,
  "wage_question.reminded": aboutWages,
  "graduation.notify": aboutGraduation("graduation_proposed"),
  "graduation.decide_yes": aboutGraduation("graduation_decided_yes"),
  "graduation.decide_not_yet": aboutGraduation("graduation_decided_not_yet"),
  "graduation.uphold": aboutGraduation("graduation_upheld"),
  "graduation.carry_out": aboutGraduation("graduated"),
  "graduation.relapse": aboutGraduation("benefit_reinstated"),
};
