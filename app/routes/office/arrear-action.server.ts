import { z } from "zod";
import { awardArrear } from "#app/domain/benefits/arrears/award-arrear.server.ts";
import { correctArrearPayment } from "#app/domain/benefits/arrears/correct-arrear-payment.server.ts";
import { proposeRefusal } from "#app/domain/benefits/arrears/propose-refusal.server.ts";
import { recordArrearPayment } from "#app/domain/benefits/arrears/record-arrear-payment.server.ts";
import { refuseArrear } from "#app/domain/benefits/arrears/refuse-arrear.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Outcome } from "#app/domain/kernel/result.ts";
import { text } from "#app/web/forms.server.ts";

const words = text(2_000).pipe(z.string().min(5, "too_short"));

/** Each act has fields of its own name, so that what is wrong is said beside the form that was sent. */
export const arrearFormSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("award"), awardWords: words }),
  z.object({ do: z.literal("propose_refusal"), propose_refusalWords: words }),
  z.object({ do: z.literal("refuse"), refuseWords: words }),
  z.object({ do: z.literal("record"), day: text(10) }),
  z.object({ do: z.literal("correct"), correctWords: words }),
]);
type Sent = z.infer<typeof arrearFormSchema>;

/** Takes the act that was sent. */
export async function takeArrearAct(
  ctx: Ctx,
  actor: Member,
  arrearId: string,
  sent: Sent,
): Promise<Outcome<{ arrearId: string }>> {
  switch (sent.do) {
    case "award":
      return awardArrear(ctx, actor, { arrearId, words: sent.awardWords });
    case "propose_refusal":
      return proposeRefusal(ctx, actor, { arrearId, words: sent.propose_refusalWords });
    case "refuse":
      return refuseArrear(ctx, actor, { arrearId, words: sent.refuseWords });
    case "record":
      return recordArrearPayment(ctx, actor, { arrearId, day: sent.day });
    case "correct":
      return correctArrearPayment(ctx, actor, { arrearId, words: sent.correctWords });
  }
}
