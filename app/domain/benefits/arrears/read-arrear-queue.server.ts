import { logAccess } from "../../audit/log-access.server.ts";
import { openFullName } from "../../identity/sealed-person.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate, PlainMonth } from "../../kernel/plain-date.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
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
  const { id, month, status, amountMinor, currency, listedId, fullNameSealed } = row;
  return {
    ...{ id, month, status, amountMinor, currency, dueOn, personId: listedId },
    fullName: (listedId && openFullName(ctx.cipher, { id: listedId, fullNameSealed })) ?? "—",
    isLate: dueOn !== null && dueOn < today,
  };
}

const OPEN: readonly ArrearState[] = ["found", "refusal_proposed", "awarded"];
const SHOWN = 100;

/**
 * Arrears of an officer's caseload (a supervisor: of the country) that wait for the office, what is due first at the
 * top. `isShown` false counts them only. Every person who is shown can see that she was.
 */
export async function readArrearQueue(
  ctx: Ctx,
  actor: Actor,
  { isShown }: { readonly isShown: boolean },
): Promise<Outcome<{ readonly count: number; readonly items: readonly ArrearItem[] }>> {
  if (actor.kind !== "member" || actor.actingFor !== null) return deny("officers_only");
  if (actor.role !== "officer" && actor.role !== "supervisor") return deny("officers_only");
  const today = ctx.clock.today(actor.country);
  const scope = {
    ...{ country: actor.country, officerPersonId: actor.personId, today },
    officerAccountId: actor.role === "supervisor" ? null : actor.accountId,
  };
  return ctx.transaction(async (tx) => {
    const rows = await queuedArrears(tx, scope, OPEN);
    if (!isShown) return ok({ count: rows.length, items: [] });
    const items = rows
      .map((row) => arrearItem(ctx, row, today))
      .sort((a, b) => (a.dueOn ?? "9").localeCompare(b.dueOn ?? "9"))
      .slice(0, SHOWN);
    await logAccess(
      ctx,
      tx,
      actor,
      [...new Set(items.flatMap(({ personId }) => personId ?? []))].map((subjectPersonId) => ({
        ...{ subjectPersonId, purpose: "casework" as const, what: "benefit" as const },
      })),
    );
    return ok({ count: rows.length, items });
  });
}
