import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { Outcome } from "../../kernel/result.ts";
import { wordsOnArrearSchema } from "./arrear.schema.ts";
import { handleArrear } from "./arrear-to-handle.server.ts";

/** An officer decides that what was too little is paid, with a reason that the household reads. It holds at once. */
export const awardArrear = (ctx: Ctx, actor: Actor, input: unknown): Promise<Outcome<{ arrearId: string }>> =>
  handleArrear(ctx, actor, { schema: wordsOnArrearSchema, input }, ({ words }, { by }) => ({
    ...{ edge: "award", words },
    change: { awardedBy: by.accountId },
  }));
