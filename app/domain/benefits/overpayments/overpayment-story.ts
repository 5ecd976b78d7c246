import type { PlainDate, PlainMonth } from "../../kernel/plain-date.ts";
import type { RuleLine } from "../ledger.ts";
import type { LocalTerms } from "../pack.schema.ts";
import type { OverpaymentCause, OverpaymentState } from "./overpayment-machine.ts";

/** The evidence of a month. Amounts in minor units. */
export type OverpaymentMonth = {
  readonly overpaymentId: string;
  readonly month: PlainMonth;
  readonly paidMinor: number;
  readonly lowMinor: number;
  readonly highMinor: number;
  readonly earningsMinor: number;
  readonly revision: number;
  readonly earlierLowMinor: number | null;
  readonly earlierHighMinor: number | null;
  readonly changedBy: "earnings" | "rules" | "household" | null;
  /** This overpayment's part of what is too much. */
  readonly owedMinor: number;
};

/** What was paid back, or back to the household again. */
export type Instalment = {
  readonly id: string;
  readonly kind: "withheld" | "paid" | "refund";
  /** The month's first day, or the day on which the household paid or was paid. */
  readonly period: PlainDate;
  readonly amountMinor: number;
  /** A corrected one is kept and does not count. */
  readonly isCorrected: boolean;
};

/** An overpayment as the household and the office read it. Amounts in minor units of `currency`. */
export type OverpaymentStory = {
  readonly id: string;
  readonly status: OverpaymentState;
  readonly cause: OverpaymentCause | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly repaidMinor: number;
  /** What is still to be paid back; zero where it was waived. */
  readonly leftMinor: number;
  /** What was paid back, is not owed as is known now, and was not refunded yet. */
  readonly dueBackMinor: number;
  /**
   * Oldest first; `lines` are the steps of the computation that holds now. Both they and the earnings are left out where
   * they would tell one adult what another earns.
   */
  readonly months: readonly (Omit<OverpaymentMonth, "earningsMinor"> & {
    readonly earningsMinor: number | null;
    readonly lines: readonly RuleLine[];
  })[];
  readonly plan: {
    readonly monthlyMinor: number;
    readonly firstMonth: PlainMonth;
    /** Null where the pack named no cap that was known. */
    readonly capMinor: number | null;
    /** What is left after each instalment that is still to come. */
    readonly coming: readonly { readonly amountMinor: number; readonly leftMinor: number }[];
  } | null;
  readonly instalments: readonly Instalment[];
  /** The scheme's own words. */
  readonly terms: LocalTerms;
  readonly steps: readonly {
    readonly edge: string;
    readonly on: PlainDate;
    readonly byRole: string;
    readonly amountMinor: number | null;
    readonly words: string | null;
  }[];
};
