import { z } from "zod";
import { agreeInstalments } from "#app/domain/benefits/overpayments/agree-instalments.server.ts";
import { correctInstalment } from "#app/domain/benefits/overpayments/correct-instalment.server.ts";
import { notifyOverpayment } from "#app/domain/benefits/overpayments/notify-overpayment.server.ts";
import { OVERPAYMENT_CAUSES } from "#app/domain/benefits/overpayments/overpayment-machine.ts";
import { readOverpaymentToHandle } from "#app/domain/benefits/overpayments/read-overpayment-to-handle.server.ts";
import { recordInstalment } from "#app/domain/benefits/overpayments/record-instalment.server.ts";
import { recordRefund } from "#app/domain/benefits/overpayments/record-refund.server.ts";
import { writeContestDown } from "#app/domain/benefits/overpayments/write-contest-down.server.ts";
import { upholdOverpayment } from "#app/domain/benefits/overpayments/uphold-overpayment.server.ts";
import { waiveOverpayment } from "#app/domain/benefits/overpayments/waive-overpayment.server.ts";
import { readTypedAmount } from "#app/domain/benefits/typed-amount.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Outcome } from "#app/domain/kernel/result.ts";
import { text } from "#app/web/forms.server.ts";

const words = text(2_000).pipe(z.string().min(5, "too_short"));
const amount = text(40);
const month = text(7);

/** Each act has fields of its own name, so that what is wrong is said beside the form that was sent. */
export const overpaymentFormSchema = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("notify"),
    cause: z.enum(OVERPAYMENT_CAUSES, "missing"),
    notifyWords: words,
  }),
  z.object({ do: z.literal("write_down"), personId: z.uuid("missing"), write_downWords: words }),
  z.object({ do: z.literal("uphold"), upholdWords: words }),
  z.object({ do: z.literal("waive"), waiveWords: words }),
  z.object({ do: z.literal("agree"), monthly: amount, firstMonth: month, agreeWords: words }),
  z.object({ do: z.literal("withheld"), month, withheldAmount: amount }),
  z.object({ do: z.literal("paid"), day: text(10), paidAmount: amount }),
  z.object({ do: z.literal("refund"), refundDay: text(10), refundAmount: amount }),
  z.object({ do: z.literal("correct"), instalmentId: z.uuid("missing"), correctWords: words }),
]);
type Sent = z.infer<typeof overpaymentFormSchema>;

/** What the use cases call a field that the page calls otherwise. */
const FIELDS: Readonly<Record<Sent["do"], Readonly<Record<string, string>>>> = {
  notify: { words: "notifyWords" },
  write_down: { words: "write_downWords" },
  uphold: { words: "upholdWords" },
  waive: { words: "waiveWords" },
  agree: { words: "agreeWords", monthlyMinor: "monthly" },
  withheld: { amountMinor: "withheldAmount" },
  paid: { amountMinor: "paidAmount" },
  refund: { amountMinor: "refundAmount", day: "refundDay" },
  correct: { words: "correctWords" },
};

const AMOUNT = [
  "amount_not_positive",
  "more_than_left",
  "more_than_cap",
  "more_than_agreed",
  "more_than_due_back",
];
const ofAmount = (field: string): Readonly<Record<string, string>> =>
  Object.fromEntries(AMOUNT.map((code) => [code, field]));

/** Which field a failure of the whole is about, so that it is said beside it. */
const ABOUT: Readonly<Record<Sent["do"], Readonly<Record<string, string>>>> = {
  notify: { office_erred_waive: "cause" },
  write_down: {},
  uphold: {},
  waive: {},
  agree: ofAmount("monthly"),
  withheld: { ...ofAmount("withheldAmount"), instalment_recorded_already: "month" },
  paid: { ...ofAmount("paidAmount"), instalment_recorded_already: "day" },
  refund: { ...ofAmount("refundAmount"), instalment_recorded_already: "refundDay" },
  correct: { no_such_instalment: "instalmentId" },
};

/** Takes the act that was sent; fields of a failure bear the page's names. */
export async function takeOverpaymentAct(
  ctx: Ctx,
  actor: Member,
  overpaymentId: string,
  sent: Sent,
): Promise<Outcome<{ overpaymentId: string }>> {
  const outcome = await act(ctx, actor, overpaymentId, sent);
  if (outcome.ok || outcome.error.kind === "denial") return outcome;
  const about = ABOUT[sent.do][outcome.error.code];
  if (about) return { ok: false, error: { ...outcome.error, fields: { [about]: outcome.error.code } } };
  if (!outcome.error.fields) return outcome;
  const named = FIELDS[sent.do];
  const fields = Object.entries(outcome.error.fields).map(([name, code]) => [named[name] ?? name, code]);
  return { ok: false, error: { ...outcome.error, fields: Object.fromEntries(fields) } };
}

async function act(
  ctx: Ctx,
  actor: Member,
  overpaymentId: string,
  sent: Sent,
): Promise<Outcome<{ overpaymentId: string }>> {
  switch (sent.do) {
    case "notify":
      return notifyOverpayment(ctx, actor, { overpaymentId, cause: sent.cause, words: sent.notifyWords });
    case "write_down": {
      const { personId, write_downWords } = sent;
      return writeContestDown(ctx, actor, { overpaymentId, personId, words: write_downWords });
    }
    case "uphold":
      return upholdOverpayment(ctx, actor, { overpaymentId, words: sent.upholdWords });
    case "waive":
      return waiveOverpayment(ctx, actor, { overpaymentId, words: sent.waiveWords });
    case "correct": {
      const { instalmentId, correctWords } = sent;
      return correctInstalment(ctx, actor, { overpaymentId, instalmentId, words: correctWords });
    }
    case "agree":
    case "withheld":
    case "paid":
    case "refund":
      return actOnAmount(ctx, actor, overpaymentId, sent);
  }
}

/** Amounts are typed in the currency of the overpayment. */
async function actOnAmount(
  ctx: Ctx,
  actor: Member,
  overpaymentId: string,
  sent: Extract<Sent, { do: "agree" | "withheld" | "paid" | "refund" }>,
): Promise<Outcome<{ overpaymentId: string }>> {
  const found = await readOverpaymentToHandle(ctx, actor, { overpaymentId });
  if (!found.ok) return found;
  const minor = (typed: string): number | null => readTypedAmount(typed, found.value.currency);
  if (sent.do === "agree") {
    const { monthly, firstMonth, agreeWords } = sent;
    const plan = { overpaymentId, monthlyMinor: minor(monthly), firstMonth, words: agreeWords };
    return agreeInstalments(ctx, actor, plan);
  }
  if (sent.do === "refund")
    return recordRefund(ctx, actor, {
      ...{ overpaymentId, day: sent.refundDay, amountMinor: minor(sent.refundAmount) },
    });
  const paid =
    sent.do === "withheld"
      ? { kind: "withheld", month: sent.month, amountMinor: minor(sent.withheldAmount) }
      : { kind: "paid", day: sent.day, amountMinor: minor(sent.paidAmount) };
  return recordInstalment(ctx, actor, { overpaymentId, ...paid });
}
