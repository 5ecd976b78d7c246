import type { TFunction } from "i18next";

/** Every field of the office's forms on an overpayment, by the heading of its form and what stands above it. */
export function overpaymentLabels(t: TFunction<"overpayments">): Readonly<Record<string, string>> {
  const named = (act: string, label: string): string => `${t(`office.${act}.title`)} · ${label}`;
  const of = (act: string, field: string): string => named(act, t(`office.${act}.${field}`));
  return {
    cause: of("notify", "cause"),
    notifyWords: of("notify", "words"),
    personId: of("write_down", "who"),
    write_downWords: of("write_down", "words"),
    upholdWords: of("uphold", "words"),
    waiveWords: of("waive", "words"),
    monthly: of("agree", "monthly"),
    firstMonth: of("agree", "first"),
    agreeWords: of("agree", "words"),
    month: of("withheld", "month"),
    withheldAmount: named("withheld", t("overpayments:plan.amount")),
    day: of("paid", "day"),
    paidAmount: named("paid", t("overpayments:plan.amount")),
    refundDay: of("refund", "day"),
    refundAmount: named("refund", t("overpayments:plan.amount")),
    instalmentId: of("correct", "which"),
    correctWords: of("correct", "words"),
  };
}

/** Those whose value is a choice and not something typed. */
const CHOSEN: readonly string[] = ["cause", "personId", "instalmentId", "month", "firstMonth"];

/** The fields that are typed, by name. */
export const typedLabels = (labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(labels).filter(([field]) => !CHOSEN.includes(field)));

/** The forms that are open where the machine lets these acts be taken. */
export const openForms = (acts: readonly string[]): readonly string[] =>
  acts.flatMap((act) => (act === "record" ? ["withheld", "paid"] : [act]));
