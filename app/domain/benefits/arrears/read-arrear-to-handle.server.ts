import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import type { TransitionActor } from "../../kernel/transition-table.ts";
import { adultsOfSpell } from "../adults-of-spell.server.ts";
import { listedAs, logBenefitLooks } from "../office-list.server.ts";
import { arrearStory } from "./arrear-story.server.ts";
import type { ArrearStory } from "./arrear-story.ts";
import { arrearToHandle } from "./arrear-to-handle.server.ts";
import { answerUntil, moveArrear } from "./arrear.ts";
import { arrearItem, type ArrearItem } from "./read-arrear-queue.server.ts";

const ACTS = ["award", "propose_refusal", "refuse", "record", "correct"] as const;
export type ArrearAct = (typeof ACTS)[number];

/** One arrear as an officer handles it. */
export type ArrearToHandle = ArrearItem &
  ArrearStory & {
    readonly acts: readonly ArrearAct[];
    /** Why she cannot refuse, where that is next and not open to her. */
    readonly hindrance: "other_than_proposer_needed" | "household_may_still_answer" | null;
    readonly answerUntil: PlainDate | null;
  };

/** One arrear of the caseload; that it was read is seen by each adult whom it concerns. */
export async function readArrearToHandle(
  ctx: Ctx,
  actor: Actor,
  input: { readonly arrearId: string },
): Promise<Outcome<ArrearToHandle>> {
  return ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    const found = await arrearToHandle(ctx, tx, actor, input.arrearId);
    if ("code" in found) return deny(found);
    const { arrear, by } = found;
    const today = ctx.clock.today(arrear.country);
    const adults = await adultsOfSpell(within, arrear.spellId);
    const refusalOf = (edge: ArrearAct): string | null => {
      const moved = moveArrear(arrear, {
        ...{ edge, today, account: by.accountId, by: by.role as TransitionActor },
      });
      return "failure" in moved ? moved.failure : null;
    };
    const refusal = refusalOf("refuse");
    await logBenefitLooks(ctx, tx, actor, adults);
    return ok({
      ...arrearItem(ctx, { ...arrear, ...(await listedAs(tx, arrear.personId, adults)) }, today),
      ...(await arrearStory(within, arrear)),
      acts: ACTS.filter((act) => refusalOf(act) === null),
      hindrance:
        refusal === "other_than_proposer_needed" || refusal === "household_may_still_answer" ? refusal : null,
      answerUntil: answerUntil(arrear),
    });
  });
}
