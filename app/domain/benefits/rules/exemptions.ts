import { z } from "zod";
import { addDays, type PlainDate } from "../../kernel/plain-date.ts";
import { contains, type DateRange } from "../../kernel/date-range.ts";
import { nameSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

const settings = z.strictObject({
  /** Grounds on which a person may be exempted, by individual assessment. */
  grounds: z
    .array(
      z.strictObject({
        code: nameSchema,
        /** What the assessment has to find, beyond the category. */
        onlyWhere: nameSchema.optional(),
        /** Parameter with the months until review, where the pack sets one. */
        review: nameSchema.optional(),
      }),
    )
    .min(1),
});

/** The grounds for exemption that a pack knows. They are rights, looked up by casework; no amount hangs on them. */
export const exemptions = primitive({
  kind: "exemptions",
  parameters: { reminderDays: { unit: "days" } },
  others: "months",
  settings,
  build: () => ({ steps: {} }),
});

export type ExemptionState = {
  readonly inForce: boolean;
  readonly reviewDue: boolean;
  /** Day from which the office is reminded of the review. */
  readonly remindFrom: PlainDate;
};

/** An exemption on a day. A review that the office has missed extends the exemption. */
export function exemptionOn(
  exemption: { readonly from: PlainDate; readonly reviewOn: PlainDate; readonly endedOn: PlainDate | null },
  today: PlainDate,
  reminderDays: number,
): ExemptionState {
  const range: DateRange = { from: exemption.from, until: exemption.endedOn };
  const inForce = contains(range, today);
  return {
    inForce,
    reviewDue: inForce && today >= exemption.reviewOn,
    remindFrom: addDays(exemption.reviewOn, -reminderDays),
  };
}
