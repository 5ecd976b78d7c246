import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { Outcome } from "../../kernel/result.ts";
import { wordsOnArrearSchema } from "./arrear.schema.ts";
import { handleArrear } from "./arrear-to-handle.server.ts";

/**
 * An officer proposes not to pay what was too little, with a reason. The household reads it and is heard; somebody else
 * decides.
 */
export const proposeRefusal = (
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ arrearId: string }>> =>
  handleArrear(ctx, actor, { schema: wordsOnArrearSchema, input }, ({ words }, { by }) => ({
    ...{ edge: "propose_refusal", words },
    change: { proposedBy: by.accountId },
  }));
