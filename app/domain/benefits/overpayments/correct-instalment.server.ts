import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { failure, type Outcome } from "../../kernel/result.ts";
import { markCorrected } from "./overpayment-parts.store.server.ts";
import { correctInstalmentSchema } from "./overpayment.schema.ts";
import { handleOverpayment } from "./overpayment-to-handle.server.ts";

/**
 * An officer marks an instalment as wrongly recorded, with a reason: it is kept and counts no more, what is left is so
 * much again, and what is right is recorded anew.
 */
export const correctInstalment = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> =>
  handleOverpayment(
    ctx,
    actor,
    { schema: correctInstalmentSchema, input },
    async ({ overpaymentId, instalmentId, words }, { overpayment, by, tx }) => {
      if (overpayment.status !== "in_instalments" && overpayment.status !== "settled")
        return failure("wrong_state");
      const of = { overpaymentId, instalmentId };
      const amountMinor = await markCorrected(tx, of, by.accountId, ctx.clock.now());
      if (amountMinor === null) return failure("no_such_instalment");
      return { edge: "correct", words, amountMinor };
    },
  );
