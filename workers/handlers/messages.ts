import { adultsOfSpell } from "#app/domain/benefits/adults-of-spell.server.ts";
import { benefitSpellEvents } from "#app/domain/benefits/benefit-spell.events.ts";
import { graduationEvents } from "#app/domain/casework/graduation.events.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postMessage } from "#app/domain/messages/post-message.server.ts";
import { peopleEvents } from "#app/domain/people/people.events.ts";
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

/** A benefit is the household's: each adult whom it concerns is told, and nobody is told of another's personal one. */
const aboutBenefit =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { spellId, country } = benefitSpellEvents["benefit_spell.review_due"].parse(event.payload);
    for (const personId of await adultsOfSpell(ctx, spellId))
      await postMessage(ctx, {
        ...{ personId, country, code, params: {} },
        link: "/my",
        key: `${event.id}:${personId}`,
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
  "graduation.refer_anew": aboutGraduation("apply_anew"),
  "graduation.miss_hearing": aboutGraduation("hearing_missed"),
  "benefit_spell.decided": aboutBenefit("benefit_decided"),
  "benefit_spell.review_due": aboutBenefit("benefit_review_due"),
  async "exemption.review_near"(ctx, event) {
    const near = peopleEvents["exemption.review_near"].parse(event.payload);
    const { personId, country } = near;
    await postMessage(ctx, {
      ...{ personId, country, params: {} },
      code: "exemption_review_near",
      link: "/my/profile",
      key: event.id,
    });
  },
};
