import { adultsOfSpell } from "#app/domain/benefits/adults-of-spell.server.ts";
import { benefitSpellEvents } from "#app/domain/benefits/benefit-spell.events.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { graduationEvents } from "#app/domain/casework/graduation.events.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postMessage } from "#app/domain/messages/post-message.server.ts";
import { peopleEvents } from "#app/domain/people/people.events.ts";
import { wageQuestionsAsked } from "#app/domain/placements/placement-batches.ts";
import { placementFacts } from "#app/domain/placements/placement-facts.server.ts";
import { registryEvents } from "#app/domain/registry/registry.events.ts";
import type { Reaction, Reactions } from "../reaction.ts";
import { eachLeft, keyOf, type Around } from "./each-left.ts";
import { applicationMessages } from "./application-messages.ts";
import { freezeMessages } from "./freeze-messages.ts";
import { overpaymentMessages } from "./overpayment-messages.ts";
import { placementMessages } from "./placement-messages.ts";
import { savedSearchMessages } from "./saved-search-messages.ts";
import { vacancyMessages } from "./vacancy-messages.ts";

const countryOf = async (ctx: Ctx, around: Around, placementId: string): Promise<string> =>
  around.country ?? (await placementFacts(ctx, placementId)).country;

const aboutCheckpoint = (code: MessageCode): Reaction =>
  eachLeft("checkpoint.confirmed", async (ctx, { placementId, personId, day }, around) => {
    const country = await countryOf(ctx, around, placementId);
    const params = { placementId, day };
    await postMessage(ctx, { personId, country, code, params, link: "/my/work", key: around.key });
  });

const aboutWages =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { country, items } = wageQuestionsAsked.parse(event.payload);
    for (const [index, { personId, questionId }] of items.entries()) {
      const key = keyOf(event, items, index);
      await postMessage(ctx, { personId, country, code, params: { questionId }, link: "/my/work", key });
    }
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
        link: "/my/benefit",
        key: `${event.id}:${personId}`,
      });
  };

/** Only who asked is told, and not what about: that stands on the page. */
const aboutChange =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { requestId, personId, country } = registryEvents["change_request.decide_yes"].parse(event.payload);
    await postMessage(ctx, {
      ...{ personId, country, code, params: { requestId } },
      link: `/my/score/requests/${requestId}`,
      key: event.id,
    });
  };

/** Which event tells a person what. Texts that leave Masar say only that there is something new. */
export const messageReactions: Reactions = {
  ...applicationMessages,
  ...vacancyMessages,
  ...placementMessages,
  ...overpaymentMessages,
  ...savedSearchMessages,
  ...freezeMessages,
  "placement.started": eachLeft("placement.started", async (ctx, { placementId, personId }, around) => {
    const country = await countryOf(ctx, around, placementId);
    const code = "placement_started";
    await postMessage(ctx, { personId, country, code, params: {}, link: "/my/work", key: around.key });
  }),
  "checkpoint.due": aboutCheckpoint("checkpoint_due"),
  "checkpoint.confirmed": aboutCheckpoint("checkpoint_confirmed"),
  "wage_question.asked": aboutWages("wage_question"),
  "wage_question.reminded": aboutWages("wage_question_reminder"),
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
  "change_request.ask_evidence": aboutChange("change_evidence_asked"),
  "change_request.decide_yes": aboutChange("change_decided"),
  "change_request.decide_no": aboutChange("change_decided"),
  "change_request.uphold": aboutChange("change_decided"),
  "change_request.overturn": aboutChange("change_decided"),
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
