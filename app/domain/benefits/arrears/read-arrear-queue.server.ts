import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate, PlainMonth } from "../../kernel/plain-date.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { dueFirst, listedName, logBenefitLooks, officeScopeOf } from "../office-list.server.ts";
import { arrearDueOn, type ArrearState } from "./arrear.ts";
import { queuedArrears, type QueuedArrear } from "./arrears.store.server.ts";

/** An arrear in a line of the office's list. Amounts in minor units. */
export type ArrearItem = {
  readonly id: string;
  readonly personId: string | null;
  readonly fullName: string;
  readonly month: PlainMonth;
  readonly status: ArrearState;
  readonly amountMinor: number;
  readonly currency: string;
  readonly dueOn: PlainDate | null;
  readonly isLate: boolean;
};

/** An arrear as the office's list and page head it. */
export function arrearItem(ctx: Pick<Ctx, "cipher">, row: QueuedArrear, today: PlainDate): ArrearItem {
  const dueOn = arrearDueOn(row);
  const { id, month, status, amountMinor, currency, listedId } = row;
  return {
    ...{ id, month, status, amountMinor, currency, dueOn, personId: listedId },
    fullName: listedName(ctx, row),
    isLate: dueOn !== null && dueOn < today,
  };
}

const OPEN: readonly ArrearState[] = ["found", "refusal_proposed", "awarded"];
/**
 * Arrears of an officer's caseload (a supervisor: of the country) that wait for the office, what is due first at the
 * top. `isShown` false counts them only. Every person who is shown can see that she was.
 */
export async function readArrearQueue(
  ctx: Ctx,
  actor: Actor,
  { isShown }: { readonly isShown: boolean },
): Promise<Outcome<{ readonly count: number; readonly items: readonly ArrearItem[] }>> {
  const scope = officeScopeOf(ctx, actor);
  if ("code" in scope) return deny(scope);
  const { today } = scope;
  return ctx.transaction(async (tx) => {
    const rows = await queuedArrears(tx, scope, OPEN);
    if (!isShown) return ok({ count: rows.length, items: [] });
    const items = dueFirst(rows.map((row) => arrearItem(ctx, row, today)));
    await logBenefitLooks(
      ctx,
      tx,
      actor,
      items.map(({ personId }) => personId),
    );
    return ok({ count: rows.length, items });
  });
}
