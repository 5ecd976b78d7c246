import { z } from "zod";
import type { CalculatorStart } from "#app/domain/benefits/calculator-start.server.ts";
import { readTypedAmount, readTypedCount } from "#app/domain/benefits/typed-amount.ts";
import { formatAmount } from "#app/i18n/numbers.ts";
import { many } from "#app/web/forms.server.ts";

/** Longer text is no figure either: cut, it is refused by its field instead of counting as left out. */
const words = z
  .string()
  .default("")
  .catch("")
  .transform((text) => text.slice(0, 60));

/** The calculator's form as it is posted: everything as text, what is left out is empty. */
export const workPaysFormSchema = z.object({
  /** scheme: only show the questions of another scheme. */
  do: z.enum(["work", "scheme"]).catch("work"),
  figures: z.enum(["own", "household"]).catch("own"),
  vacancy: z.uuid().nullable().catch(null),
  pack: words,
  adults: words,
  children: words,
  place: words,
  traits: many(z.string().max(60)).catch([]),
  benefit: words,
  others: words,
  savings: words,
  wage: words,
  basis: words,
  transport: words,
  childcare: words,
  firstWage: words,
});
export type WorkPaysForm = z.infer<typeof workPaysFormSchema>;

const firstWageOf = (text: string): number | null =>
  text === "" || text === "unknown" ? null : (readTypedCount(text) ?? NaN);

/** The job's figures as the use case takes them; it checks the values. */
export const jobFigures = (form: WorkPaysForm, currency: string) => ({
  wage: readTypedAmount(form.wage, currency),
  basis: form.basis === "" ? "gross" : form.basis,
  transport: readTypedAmount(form.transport, currency),
  childcare: readTypedAmount(form.childcare, currency),
  firstWage: firstWageOf(form.firstWage),
});

/** All figures of somebody who types the household too. */
export const ownFigures = (form: WorkPaysForm, currency: string) => ({
  ...jobFigures(form, currency),
  adults: readTypedCount(form.adults),
  children: readTypedCount(form.children),
  traits: form.traits,
  place: form.place === "" || form.place === "unknown" ? null : form.place,
  benefit: readTypedAmount(form.benefit, currency),
  others: readTypedAmount(form.others, currency),
  savings: readTypedAmount(form.savings, currency),
});

/** What the form shows before anything was typed: the posting's lowest wage, and nothing that somebody must guess. */
export function startValues({
  pack,
  household,
  posting,
}: Pick<CalculatorStart, "pack" | "household" | "posting">): Record<string, string> {
  const currency = household?.currency ?? pack?.currency ?? "";
  const money = (minor: number | null | undefined): string =>
    minor === null || minor === undefined ? "" : formatAmount({ minor, currency });
  const offer = posting?.offer;
  return {
    adults: "1",
    children: "0",
    wage: money(offer?.wageMinor),
    basis: offer?.basis ?? "gross",
    transport: money(offer?.transportMinor),
    childcare: money(offer?.childcareMinor),
    firstWage: "unknown",
  };
}
