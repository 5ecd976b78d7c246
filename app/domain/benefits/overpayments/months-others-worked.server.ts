import type { Ctx } from "../../kernel/ctx.server.ts";
import type { PlainMonth } from "../../kernel/plain-date.ts";
import { householdInMonth } from "../../people/household-in-month.ts";
import { readMemberships } from "../../people/household-of.server.ts";
import { readMonthRecords } from "../../placements/read-month-records.server.ts";
import { verifiedEarnings } from "../../placements/verified-earnings.server.ts";
import type { OverpaymentStory } from "./overpayment-story.ts";
import type { OverpaymentRow } from "./overpayments.store.server.ts";

/**
 * Months of an overpayment whose earnings, or the steps of the rules, would tell one adult what somebody else earned
 * who belonged to the household then: also somebody who has left it since, and also a record that was withdrawn or
 * replaced after the evidence was written down.
 */
export async function monthsOthersWorked(
  ctx: Ctx,
  { personId, householdId }: Pick<OverpaymentRow, "personId" | "householdId">,
  months: OverpaymentStory["months"],
  readerId: string,
): Promise<ReadonlySet<PlainMonth>> {
  // A personal scheme counts nobody else.
  if (personId !== null) return new Set();
  const memberships = await readMemberships(ctx, householdId);
  const others = new Set(memberships.map((one) => one.personId).filter((id) => id !== readerId));
  const records = await readMonthRecords(
    ctx,
    [...others],
    months.map(({ month }) => month),
  );
  const own = new Map(
    (await verifiedEarnings(ctx, [readerId])).map(({ month, earningsMinor }) => [month, earningsMinor]),
  );
  const told = months.filter(({ month, earningsMinor }) => {
    const theirs = records.filter(
      (record) =>
        record.month === month &&
        householdInMonth(
          memberships.filter((one) => one.personId === record.personId),
          month,
        ) === householdId,
    );
    const counts = theirs.some(({ status, isReplaced }) => status === "matched" && !isReplaced);
    // Where none counts any more, one may have counted when the evidence was written down.
    return counts || (theirs.length > 0 && earningsMinor !== (own.get(month) ?? 0));
  });
  return new Set(told.map(({ month }) => month));
}
