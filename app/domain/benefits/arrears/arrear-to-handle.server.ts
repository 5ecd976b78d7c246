import type { z } from "zod";
import type { Actor, Member } from "../../kernel/actor.ts";
import type { Ctx, Tx } from "../../kernel/ctx.server.ts";
import { fieldCodes } from "../../kernel/field-codes.ts";
import { denial, deny, fail, ok, type Denial, type Failure, type Outcome } from "../../kernel/result.ts";
import { handlerOf } from "../office-list.server.ts";
import { lockArrear, type ArrearRow } from "./arrears.store.server.ts";
import { takeArrearEdge, type ArrearStep } from "./take-arrear-edge.server.ts";

type HandledArrear = { readonly arrear: ArrearRow; readonly by: Member };

/** An arrear, locked, for who may handle it (see `handlerOf`). */
export async function arrearToHandle(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  arrearId: string,
): Promise<HandledArrear | Denial> {
  const arrear = await lockArrear(tx, arrearId);
  const by = await handlerOf(ctx, tx, actor, arrear);
  return "code" in by ? by : arrear ? { arrear, by } : denial("not_your_caseload");
}

/**
 * Parses what an officer sends, finds the arrear of her caseload and takes it along the edge that `weigh` makes of it,
 * in one transaction. `weigh` may refuse with a failure.
 */
export async function handleArrear<Schema extends z.ZodType<{ arrearId: string }>>(
  ctx: Ctx,
  actor: Actor,
  { schema, input }: { readonly schema: Schema; readonly input: unknown },
  weigh: (value: z.infer<Schema>, found: HandledArrear) => ArrearStep | Failure,
): Promise<Outcome<{ arrearId: string }>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { arrearId } = parsed.data;
  return ctx.transaction(async (tx) => {
    const found = await arrearToHandle(ctx, tx, actor, arrearId);
    if ("code" in found) return deny(found);
    const step = weigh(parsed.data, found);
    if ("kind" in step) return fail(step);
    const refused = await takeArrearEdge(ctx, tx, actor, found.arrear, step);
    if (!refused) return ok({ arrearId });
    return refused.code === "other_than_proposer_needed" ? deny(refused.code) : fail(refused);
  });
}
