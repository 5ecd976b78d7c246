import { z } from "zod";
import { isPlainDate, type PlainMonth } from "../../kernel/plain-date.ts";
import { OVERPAYMENT_CAUSES } from "./overpayment-machine.ts";

const words = z.string("required").trim().min(1, "required").min(5, "too_short").max(2_000, "too_long");
const amount = z
  .number("amount_invalid")
  .int("amount_invalid")
  .positive("not_positive")
  .max(1e13, "number_too_large");
const month = z
  .string("required")
  .trim()
  .refine((text): text is PlainMonth => isPlainDate(`${text}-01`), { message: "month" });
const day = z.string("required").trim().refine(isPlainDate, { message: "date" });
const overpaymentId = z.uuid();

/** For every act that says something in words and no more: to contest, to uphold, to waive. */
export const wordsOnOverpaymentSchema = z.object({ overpaymentId, words });

export const notifyOverpaymentSchema = wordsOnOverpaymentSchema.extend({
  cause: z.enum(OVERPAYMENT_CAUSES, "missing"),
});

export const agreeInstalmentsSchema = wordsOnOverpaymentSchema.extend({
  monthlyMinor: amount,
  firstMonth: month,
});

/** Withheld from the benefit of a month, or paid by the household on a day. */
export const recordInstalmentSchema = z.discriminatedUnion("kind", [
  z.object({ overpaymentId, kind: z.literal("withheld"), month, amountMinor: amount }),
  z.object({ overpaymentId, kind: z.literal("paid"), day, amountMinor: amount }),
]);

/** What a person of the household said, written down by the office in her name. */
export const writeContestDownSchema = wordsOnOverpaymentSchema.extend({ personId: z.uuid("missing") });

export const recordRefundSchema = z.object({ overpaymentId, day, amountMinor: amount });

export const correctInstalmentSchema = wordsOnOverpaymentSchema.extend({ instalmentId: z.uuid() });
