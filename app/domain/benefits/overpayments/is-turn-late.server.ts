import type { Ctx } from "../../kernel/ctx.server.ts";
import { dueOn } from "./overpayment.ts";
import { findOverpayment } from "./overpayments.store.server.ts";

/** Whether an overpayment still waits for the office longer than its 20 days. */
export async function isTurnLate(ctx: Ctx, overpaymentId: string): Promise<boolean> {
  const row = await findOverpayment(ctx.sql, overpaymentId);
  const due = row && dueOn(row);
  return !!due && due < ctx.clock.today(row.country);
}
