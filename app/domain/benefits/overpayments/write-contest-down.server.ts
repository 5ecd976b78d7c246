import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { failure, type Outcome } from "../../kernel/result.ts";
import { adultsOfSpell } from "../adults-of-spell.server.ts";
import { writeContestDownSchema } from "./overpayment.schema.ts";
import { handleOverpayment } from "./overpayment-to-handle.server.ts";

/**
 * An officer writes down, in the name of an adult whom the benefit concerns, what she came to say against it. The
 * household sees by whom it was written and can say that it was not her; whoever wrote it down does not decide on it.
 */
export const writeContestDown = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string }>> =>
  handleOverpayment(
    ctx,
    actor,
    { schema: writeContestDownSchema, input },
    async ({ personId, words }, { overpayment, by, tx }) => {
      if (!(await adultsOfSpell(ctx.within(tx), overpayment.spellId)).includes(personId))
        return failure("invalid_input", { fields: { personId: "missing" } });
      return {
        ...{ edge: "write_down", words, forPersonId: personId },
        change: { contest: { by: personId, at: ctx.clock.now(), writtenBy: by.accountId } },
      };
    },
  );
