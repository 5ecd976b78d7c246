import { graduationEvents } from "#app/domain/casework/graduation.events.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postMessage } from "#app/domain/messages/post-message.server.ts";
import { placementEvents } from "#app/domain/placements/placement.events.ts";
import { placementFacts } from "#app/domain/placements/placement-facts.server.ts";
import type { Reaction, Reactions } from "../reaction.ts";
import { applicationMessages } from "./application-messages.ts";
import { vacancyMessages } from "./vacancy-messages.ts";

const aboutCheckpoint =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { placementId, personId, day } = placementEvents["checkpoint.due"].parse(event.payload);
    const { country } = await placementFacts(ctx, placementId);
    await postMessage(ctx, { personId, country, code, params: { day }, link: "/my/work", key: event.id });
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
  ...applicationMessages,
  ...vacancyMessages,
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
    const { personId, country } = placementEvents["wage_question.asked"].parse(event.payload);
    await postMessage(ctx, {
      personId,
      country,
      code: "wage_question",
      params: {},
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
