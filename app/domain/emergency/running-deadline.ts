import type { PlainDate } from "../kernel/plain-date.ts";
import type { DeadlineName } from "./deadlines.ts";

/** A deadline that runs against a person, as it is without any freeze. */
export type RunningDeadline = {
  readonly name: DeadlineName;
  readonly personId: string;
  /** The vacancy whose place counts as well. */
  readonly vacancyId: string | null;
  /** The day on which it began to run; not one of its days. */
  readonly from: PlainDate;
  /** Its last day. */
  readonly due: PlainDate;
};
