import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { fieldCodes } from "../../kernel/field-codes.ts";
import { firstDayOf, monthOf, type PlainDate } from "../../kernel/plain-date.ts";
import { deny, fail, failure, ok, type Failure, type Outcome } from "../../kernel/result.ts";
import { insertInstalment, instalmentsOf } from "./overpayment-parts.store.server.ts";
import { recordInstalmentSchema } from "./overpayment.schema.ts";
import { overpaymentToHandle } from "./overpayment-to-handle.server.ts";
import { lockOverpayment, type OverpaymentRow } from "./overpayments.store.server.ts";
import { takeOverpaymentEdge } from "./take-overpayment-edge.server.ts";

/**
 * An officer writes down what was withheld from the benefit of a month, at most what was agreed, or what the household
 * paid by itself, at most what is left. The last one settles the overpayment. Nothing is withheld by this.
 */
export async function recordInstalment(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ overpaymentId: string; isSettled: boolean }>> {
  const parsed = recordInstalmentSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { overpaymentId, kind, amountMinor } = parsed.data;
  const period = parsed.data.kind === "withheld" ? firstDayOf(parsed.data.month) : parsed.data.day;
  return ctx.transaction(async (tx) => {
    const found = await overpaymentToHandle(ctx, tx, actor, overpaymentId);
    if ("code" in found) return deny(found);
    const { overpayment, by } = found;
    const today = ctx.clock.today(overpayment.country);
    const problem = problemOf(overpayment, { kind, period, amountMinor, today });
    if (problem) return fail(problem);
    const before = await instalmentsOf(tx, overpaymentId);
    if (before.some((one) => one.kind === kind && one.period === period && !one.isCorrected))
      return fail("instalment_recorded_already");
    const refused = await takeOverpaymentEdge(ctx, tx, actor, overpayment, { edge: "record", amountMinor });
    if (refused) return fail(refused);
    const row = { id: ctx.ids.next(), overpaymentId, kind, period, amountMinor };
    await insertInstalment(tx, { ...row, recordedBy: by.accountId, recordedAt: ctx.clock.now() });
    const now = await lockOverpayment(tx, overpaymentId);
    const open = now && (await takeOverpaymentEdge(ctx, tx, actor, now, { edge: "settle" }));
    return ok({ overpaymentId, isSettled: open === null });
  });
}

/** What is wrong with an instalment before it is weighed against what is left. */
function problemOf(
  { status, firstMonth, monthlyMinor, notifiedOn }: OverpaymentRow,
  {
    kind,
    period,
    amountMinor,
    today,
  }: {
    readonly kind: "withheld" | "paid";
    readonly period: PlainDate;
    readonly amountMinor: number;
    readonly today: PlainDate;
  },
): Failure | null {
  if (status !== "in_instalments") return failure("wrong_state");
  const field = kind === "withheld" ? "month" : "day";
  if (period > today) return failure("invalid_input", { fields: { [field]: "in_future" } });
  if (kind === "withheld" && firstMonth !== null && monthOf(period) < firstMonth)
    return failure("invalid_input", { fields: { month: "before_plan" } });
  if (kind === "paid" && notifiedOn !== null && period < notifiedOn)
    return failure("invalid_input", { fields: { day: "before_told" } });
  if (kind === "withheld" && amountMinor > (monthlyMinor ?? 0)) return failure("more_than_agreed");
  return null;
}
