import { z } from "zod";
import { minorDigits } from "../kernel/money.ts";

/** More than anybody earns in a month, in major units: whoever types it means a year, or hit a key twice. */
const ABSURD: Readonly<Record<string, number>> = { SYP: 1_000_000_000, EGP: 5_000_000 };
const ABSURD_ELSEWHERE = 500_000;

/** The most that is taken for an amount of one month, in minor units. */
const mostMonthlyMinor = (currency: string): number =>
  (ABSURD[currency] ?? ABSURD_ELSEWHERE) * 10 ** minorDigits(currency);

/** Savings may be many years' wages. */
const MOST_SAVINGS = 1_000;

const amountOf = (currency: string) =>
  z
    .number("amount_invalid")
    .int("amount_invalid")
    .min(0, "amount_negative")
    .max(mostMonthlyMinor(currency), "amount_absurd");

const jobFields = (currency: string) => ({
  wage: amountOf(currency)
    .min(1, "wage_needed")
    .nullable()
    .refine((wage) => wage !== null, "wage_needed")
    .transform(Number),
  basis: z.enum(["gross", "net"], "missing"),
  transport: amountOf(currency).nullable(),
  childcare: amountOf(currency).nullable(),
  /** Months from the start of work to the first wage; null = not known. */
  firstWage: z.number("missing").int("missing").min(0, "missing").max(3, "missing").nullable(),
});

/** A job as its reader knows it; amounts a month in minor units, null = not known. */
export const jobFiguresSchema = (currency: string) => z.object(jobFields(currency));
export type JobFigures = z.infer<ReturnType<typeof jobFiguresSchema>>;

const people = (least: number, code: string) =>
  z.number("people_invalid").int("people_invalid").min(least, code).max(20, "people_over_cap").nullable();

/** A household in a visitor's own figures, and a job. `benefit: null` = the pack's own rates. */
export const ownFiguresSchema = (currency: string) =>
  z.object({
    adults: people(1, "adults_needed").transform((n) => n ?? 1),
    children: people(0, "people_invalid").transform((n) => n ?? 0),
    traits: z.array(z.string().regex(/^[a-z][a-z0-9-]{1,60}$/, "invalid")).max(20, "invalid"),
    /** One of the places that the rules tell apart; null = not named. */
    place: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,60}$/, "invalid")
      .nullable(),
    benefit: amountOf(currency).nullable(),
    /** Wages of the others together, before contributions; null = none. */
    others: amountOf(currency).nullable(),
    /** All the household has saved; null = not named. */
    savings: z
      .number("amount_invalid")
      .int("amount_invalid")
      .min(0, "amount_negative")
      .max(MOST_SAVINGS * mostMonthlyMinor(currency), "savings_absurd")
      .nullable(),
    ...jobFields(currency),
  });
export type OwnFigures = z.infer<ReturnType<typeof ownFiguresSchema>>;
