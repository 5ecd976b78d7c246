import { adultsOfSpell } from "#app/domain/benefits/adults-of-spell.server.ts";
import { arrearStep } from "#app/domain/benefits/arrears/arrear.events.ts";
import { overpaymentStep } from "#app/domain/benefits/overpayments/overpayment.events.ts";
import { officersOfHousehold } from "#app/domain/casework/officers-of-household.server.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postMessage, postToEach } from "#app/domain/messages/post-message.server.ts";
import type { Reaction, Reactions } from "../reaction.ts";

/** Each adult whom the benefit concerns is told; of what the household was never told of nobody is. */
const about =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { overpaymentId, spellId, country, isKnown } = overpaymentStep.parse(event.payload);
    if (!isKnown) return;
    for (const personId of await adultsOfSpell(ctx, spellId))
      await postMessage(ctx, {
        ...{ personId, country, code, params: {} },
        link: `/my/overpayments/${overpaymentId}`,
        key: `${event.id}:${personId}`,
      });
  };

/** Each adult whom the benefit concerns is told of what was decided on a month that was paid too little. */
const aboutArrear =
  (code: MessageCode): Reaction =>
  async (ctx, event) => {
    const { arrearId, spellId, country } = arrearStep.parse(event.payload);
    for (const personId of await adultsOfSpell(ctx, spellId))
      await postMessage(ctx, {
        ...{ personId, country, code, params: {} },
        link: `/my/overpayments/arrears/${arrearId}`,
        key: `${event.id}:${personId}`,
      });
  };

/** Which step of an overpayment tells the household what; amounts and reasons stand on the page alone. */
export const overpaymentMessages: Reactions = {
  "overpayment.notify": about("overpayment_told"),
  "overpayment.uphold": about("overpayment_decided"),
  "overpayment.waive": about("overpayment_decided"),
  "overpayment.agree": about("overpayment_plan"),
  "overpayment.lower": about("overpayment_changed"),
  "overpayment.clear": about("overpayment_changed"),
  "overpayment.settle": about("overpayment_changed"),
  "overpayment.write_down": about("overpayment_written"),
  "overpayment.refund": about("overpayment_plan"),
  async "overpayment.late"(ctx, event) {
    const { overpaymentId, householdId, country } = overpaymentStep.parse(event.payload);
    await postToEach(ctx, await officersOfHousehold(ctx, { householdId, country }), {
      ...{ country, code: "officer_overpayment_late", params: { overpaymentId }, key: event.id },
      link: `/office/overpayments/${overpaymentId}`,
    });
  },
  "arrear.award": aboutArrear("overpayment_decided"),
  "arrear.propose_refusal": aboutArrear("overpayment_told"),
  "arrear.refuse": aboutArrear("overpayment_decided"),
  "arrear.record": aboutArrear("overpayment_plan"),
};
