import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import type { TransitionActor } from "../../kernel/transition-table.ts";
import { arrearsOf } from "../arrears/read-own-arrears.server.ts";
import type { Arrear } from "../arrears/arrear-story.ts";
import { adultsOfSpell } from "../adults-of-spell.server.ts";
import { listedAs, listedName, logBenefitLooks } from "../office-list.server.ts";
import { instalmentCapOf, type InstalmentCap } from "./instalment-cap-of.server.ts";
import { overpaymentStory } from "./overpayment-story.server.ts";
import type { OverpaymentStory } from "./overpayment-story.ts";
import { overpaymentToHandle } from "./overpayment-to-handle.server.ts";
import { contestUntil, dueBack, leftOf, moveOverpayment, type OverpaymentMove } from "./overpayment.ts";
import { queuedItem, type QueuedItem } from "./read-overpayment-queue.server.ts";

const ACTS = ["notify", "write_down", "uphold", "waive", "agree", "record", "refund", "correct"] as const;
const HINDRANCES = [
  "other_than_teller_needed",
  "other_than_writer_needed",
  "household_may_still_contest",
] as const;
export type OverpaymentAct = (typeof ACTS)[number];

/** One overpayment as an officer handles it. */
export type OverpaymentToHandle = QueuedItem &
  OverpaymentStory & {
    readonly acts: readonly OverpaymentAct[];
    /** Why she cannot decide, where a decision is next and not open to her. */
    readonly hindrance: (typeof HINDRANCES)[number] | null;
    /** In whose name words can be written down: the adults whom the benefit concerns. */
    readonly adults: readonly { readonly personId: string; readonly fullName: string }[];
    readonly contestUntil: PlainDate | null;
    readonly cap: InstalmentCap;
    readonly arrears: readonly Arrear[];
  };

/** One overpayment of the caseload; that it was read is seen by each adult whom it concerns. */
export async function readOverpaymentToHandle(
  ctx: Ctx,
  actor: Actor,
  input: { readonly overpaymentId: string },
): Promise<Outcome<OverpaymentToHandle>> {
  return ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    const found = await overpaymentToHandle(ctx, tx, actor, input.overpaymentId);
    if ("code" in found) return deny(found);
    const { overpayment, by } = found;
    const { householdId, country, personId, spellId } = overpayment;
    const today = ctx.clock.today(country);
    const adults = await adultsOfSpell(within, spellId);
    const named = [];
    for (const adult of adults) {
      named.push({ personId: adult, fullName: listedName(ctx, await listedAs(tx, adult, [])) });
    }
    // The smallest figures that the table would take: whether an act is open, not whether these are right.
    const trial: Partial<OverpaymentMove> = {
      cause: "told_late",
      amountMinor: Math.min(1, leftOf(overpayment)),
    };
    const refusalOf = (edge: OverpaymentAct): string | null => {
      const smallest = edge === "refund" ? { amountMinor: Math.min(1, dueBack(overpayment)) } : {};
      const moved = moveOverpayment(overpayment, {
        ...{ ...trial, ...smallest, edge, today, account: by.accountId },
        by: by.role as TransitionActor,
      });
      return "failure" in moved ? moved.failure : null;
    };
    const refusal = refusalOf("uphold");
    await logBenefitLooks(ctx, tx, actor, adults);
    return ok({
      ...queuedItem(ctx, { ...overpayment, ...(await listedAs(tx, personId, adults)) }, { today }),
      ...(await overpaymentStory(within, overpayment)),
      acts: ACTS.filter((act) => refusalOf(act) === null),
      hindrance: HINDRANCES.find((code) => code === refusal) ?? null,
      adults: named,
      contestUntil: contestUntil(overpayment),
      cap: await instalmentCapOf(within, spellId),
      arrears: await arrearsOf(within, { householdId, forPerson: null }),
    });
  });
}
