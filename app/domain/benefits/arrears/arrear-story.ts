import type { PlainDate, PlainMonth } from "../../kernel/plain-date.ts";
import type { LocalTerms } from "../pack.schema.ts";
import type { ArrearState } from "./arrear.ts";

/** An arrear as the household and the office read it. Amounts in minor units of `currency`. */
export type ArrearStory = {
  readonly id: string;
  readonly status: ArrearState;
  readonly month: PlainMonth;
  readonly currency: string;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly lowMinor: number;
  readonly paidOn: PlainDate | null;
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

/** A month that was certainly paid too little, and where that stands. Amounts in minor units. */
export type Arrear = {
  readonly id: string;
  readonly status: ArrearState;
  readonly month: PlainMonth;
  readonly paidMinor: number;
  readonly lowMinor: number;
  readonly owedMinor: number;
  /** Not to pay it is proposed, and the household has not answered yet. */
  readonly mayAnswer: boolean;
  readonly currency: string;
};
