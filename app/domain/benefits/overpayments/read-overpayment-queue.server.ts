import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { dueFirst, listedName, logBenefitLooks, officeScopeOf } from "../office-list.server.ts";
import { type OverpaymentState } from "./overpayment-machine.ts";
import { dueBack, dueOn, isDueBack, leftOf } from "./overpayment.ts";
import { queuedOverpayments, type QueuedOverpayment } from "./overpayments.store.server.ts";

/**
 * Which part of the list: where it is the office's turn or soon will be, or something is due back to the household; what
 * is being paid back; what is over.
 */
export const OVERPAYMENT_PARTS = ["open", "in_instalments", "over"] as const;
export type OverpaymentPart = (typeof OVERPAYMENT_PARTS)[number];

const STATES: Readonly<Record<OverpaymentPart, readonly OverpaymentState[]>> = {
  open: ["found", "notified", "contested", "upheld"],
  in_instalments: ["in_instalments"],
  over: ["waived", "settled"],
};

const partOf = (row: QueuedOverpayment): OverpaymentPart | undefined =>
  isDueBack(row) ? "open" : OVERPAYMENT_PARTS.find((part) => STATES[part].includes(row.status));

/** An overpayment in a line of the office's list. Amounts in minor units. */
export type QueuedItem = {
  readonly id: string;
  readonly personId: string | null;
  readonly fullName: string;
  readonly status: OverpaymentState;
  readonly since: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly isLate: boolean;
  readonly amountMinor: number;
  readonly leftMinor: number;
  /** What was paid back, is not owed as is known now, and was not refunded yet. */
  readonly dueBackMinor: number;
  readonly currency: string;
};

/** An overpayment as the office's list and page head it. */
export function queuedItem(
  ctx: Pick<Ctx, "cipher">,
  row: QueuedOverpayment,
  { today }: { readonly today: PlainDate },
): QueuedItem {
  const due = dueOn(row);
  const { id, status, since, amountMinor, currency, listedId } = row;
  return {
    ...{ id, status, since, amountMinor, currency, dueOn: due, personId: listedId },
    fullName: listedName(ctx, row),
    isLate: due !== null && due < today,
    leftMinor: status === "waived" ? 0 : leftOf(row),
    dueBackMinor: isDueBack(row) ? dueBack(row) : 0,
  };
}

type OverpaymentQueue = {
  readonly counts: Readonly<Record<OverpaymentPart, number>>;
  readonly items: readonly QueuedItem[];
};

/**
 * Overpayments of an officer's caseload (a supervisor: of the country), what is due first at the top. Every person who
 * is shown can see that she was; `isShown` false counts only.
 */
export async function readOverpaymentQueue(
  ctx: Ctx,
  actor: Actor,
  { part, isShown = true }: { readonly part: OverpaymentPart; readonly isShown?: boolean },
): Promise<Outcome<OverpaymentQueue>> {
  const scope = officeScopeOf(ctx, actor);
  if ("code" in scope) return deny(scope);
  const { today } = scope;
  return ctx.transaction(async (tx) => {
    const rows = await queuedOverpayments(tx, scope, Object.values(STATES).flat());
    const inPart = (of: OverpaymentPart) => rows.filter((row) => partOf(row) === of);
    const items = dueFirst((isShown ? inPart(part) : []).map((row) => queuedItem(ctx, row, { today })));
    await logBenefitLooks(
      ctx,
      tx,
      actor,
      items.map(({ personId }) => personId),
    );
    const count = (of: OverpaymentPart) => inPart(of).length;
    return ok({
      counts: { open: count("open"), in_instalments: count("in_instalments"), over: count("over") },
      items,
    });
  });
}
