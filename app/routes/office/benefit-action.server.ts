import { z } from "zod";
import { adjustBenefit } from "#app/domain/benefits/adjust-benefit.server.ts";
import { DECISION_GROUNDS } from "#app/domain/benefits/benefit-spell.ts";
import { confirmReinstatement } from "#app/domain/benefits/confirm-reinstatement.server.ts";
import { endBenefit } from "#app/domain/benefits/end-benefit.server.ts";
import { letReinstatementLapse } from "#app/domain/benefits/let-reinstatement-lapse.server.ts";
import { objectToDecision } from "#app/domain/benefits/object-to-decision.server.ts";
import { restoreBenefit } from "#app/domain/benefits/restore-benefit.server.ts";
import { resumeBenefit } from "#app/domain/benefits/resume-benefit.server.ts";
import { settleObjection } from "#app/domain/benefits/settle-objection.server.ts";
import { suspendBenefit } from "#app/domain/benefits/suspend-benefit.server.ts";
import { readTypedAmount } from "#app/domain/benefits/typed-amount.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { isPlainDate } from "#app/domain/kernel/plain-date.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { formatDateText } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import type { DecisionWords } from "#app/web/decision-view.server.ts";

/** Edges that a person decides, each with its use case. */
const DECIDE = {
  adjust: adjustBenefit,
  restore: restoreBenefit,
  suspend: suspendBenefit,
  resume: resumeBenefit,
  end: endBenefit,
  confirm_reinstatement: confirmReinstatement,
  let_lapse: letReinstatementLapse,
} as const;
const EDGES = Object.keys(DECIDE) as [keyof typeof DECIDE, ...(keyof typeof DECIDE)[]];
type Edge = keyof typeof DECIDE;

const words = z.string().trim().min(10, "too_short").max(4_000, "too_long");
const decision = {
  spellId: z.uuid(),
  edge: z.enum(EDGES),
  ground: z.enum(DECISION_GROUNDS, "missing"),
  reason: words,
  amount: z.string().default(""),
  reviewOn: z.string().default(""),
  effectiveFrom: z.string().default(""),
};
export const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("check"), ...decision }),
  z.object({ do: z.literal("change"), ...decision }),
  z.object({ do: z.literal("decide"), ...decision }),
  z.object({ do: z.literal("object"), decisionId: z.uuid(), reason: words }),
  z.object({
    do: z.literal("settle"),
    decisionId: z.uuid(),
    outcome: z.enum(["stands", "set_aside"], "missing"),
    reason: words,
  }),
]);
type Sent = z.infer<typeof formSchema>;
type Typed = Extract<Sent, { do: "check" | "decide" }>;

const takesAmount = (edge: Edge): boolean => edge === "adjust" || edge === "restore";

type Read = {
  readonly decidedMinor?: number;
  readonly reviewOn?: string;
  readonly effectiveFrom?: string;
};

/** What was typed, as the use case takes it; fails with the field that is wrong. */
function read(currency: string, { edge, amount, reviewOn, effectiveFrom }: Typed): Outcome<Read> {
  const minor = takesAmount(edge) ? readTypedAmount(amount, currency) : null;
  const fields: Record<string, string> = {};
  if (takesAmount(edge) && minor === null) fields["amount"] = "missing";
  else if (minor !== null && !(minor >= 0)) fields["amount"] = "amount_invalid";
  if (edge === "suspend" && !isPlainDate(reviewOn)) fields["reviewOn"] = "date";
  if (effectiveFrom !== "" && !isPlainDate(effectiveFrom)) fields["effectiveFrom"] = "date";
  if (Object.keys(fields).length > 0) return fail("invalid_input", { fields });
  return ok({
    ...(minor === null ? {} : { decidedMinor: minor }),
    ...(edge === "suspend" ? { reviewOn } : {}),
    ...(effectiveFrom === "" ? {} : { effectiveFrom }),
  });
}

export type CheckedDecision = Omit<Typed, "do"> & {
  readonly shown: {
    readonly amount: string | null;
    readonly reviewOn: string | null;
    readonly effectiveFrom: string | null;
  };
};

/** The decision once more before it is taken, its figures worded. */
export function checkOf({ locale, t, currency }: DecisionWords, typed: Typed): Outcome<CheckedDecision> {
  const found = read(currency, typed);
  if (!found.ok) return found;
  const { do: _, ...kept } = typed;
  const { decidedMinor, reviewOn, effectiveFrom } = found.value;
  const day = (date: string | undefined): string | null =>
    date === undefined ? null : formatDateText(locale, date, {});
  return ok({
    ...kept,
    shown: {
      amount: decidedMinor === undefined ? null : formatMoney(t, { minor: decidedMinor, currency }),
      reviewOn: day(reviewOn),
      effectiveFrom: day(effectiveFrom),
    },
  });
}

/** Takes the decision, writes an objection down for the household, or settles one. */
export async function performOn(
  ctx: Ctx,
  actor: Actor,
  spell: { readonly id: string; readonly currency: string },
  sent: Exclude<Sent, { do: "check" | "change" }>,
): Promise<Outcome<object>> {
  if (sent.do === "object") return objectToDecision(ctx, actor, sent);
  if (sent.do === "settle") return settleObjection(ctx, actor, sent);
  const found = read(spell.currency, sent);
  if (!found.ok) return found;
  const { edge, ground, reason } = sent;
  return DECIDE[edge](ctx, actor, { ...found.value, spellId: spell.id, ground, reason });
}
