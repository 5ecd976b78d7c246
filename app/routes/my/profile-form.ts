import { z } from "zod";

import { parseMajor } from "#app/domain/kernel/money.ts";
import { MOST_OCCUPATIONS } from "#app/domain/people/own-profile.schema.ts";
import { toLatinDigits } from "#app/i18n/numbers.ts";

const words = z.string().default("");

/** The profile's form as it is posted: text, lists for boxes. Names of fields are also their ids. */
export const profileFormSchema = z.object({
  skills: words,
  placeId: words,
  reachKm: words,
  hoursMin: words,
  hoursMax: words,
  shift: words,
  wageMin: words,
  educationLevel: words,
  experienceYears: words,
  wishes: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())),
  needs: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())),
  occupation1: words,
  occupation2: words,
  occupation3: words,
  years1: words,
  years2: words,
  years3: words,
});
export type ProfileForm = z.infer<typeof profileFormSchema>;

/** Numbers 1 to 3 of the occupations' fields. */
export const OCCUPATION_ROWS = Array.from({ length: MOST_OCCUPATIONS }, (_, index) => index + 1);

const clean = (text: string): string => toLatinDigits(text).trim();
const number = (text: string): number => Number(clean(text));
const numberOrNull = (text: string): number | null => (clean(text) === "" ? null : number(text));
const textOrNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

const fieldOf = (form: ProfileForm, stem: "occupation" | "years", row: number): string => {
  const sent: unknown = form[`${stem}${row}` as keyof ProfileForm];
  return typeof sent === "string" ? sent : "";
};

const filledRows = (form: ProfileForm): readonly number[] =>
  OCCUPATION_ROWS.filter((row) => fieldOf(form, "occupation", row).trim() !== "");

/** What the use case takes; it checks the values. */
export const profileInput = (form: ProfileForm, currency: string) => ({
  occupations: filledRows(form).map((row) => ({
    title: fieldOf(form, "occupation", row),
    years: numberOrNull(fieldOf(form, "years", row)) ?? 0,
  })),
  skills: form.skills
    .split(/[\n،,]/)
    .map((line) => line.trim())
    .filter(Boolean),
  placeId: textOrNull(form.placeId),
  reachKm: number(form.reachKm),
  hoursMin: numberOrNull(form.hoursMin),
  hoursMax: numberOrNull(form.hoursMax),
  shift: form.shift,
  wantsRemote: form.wishes.includes("remote"),
  wantsPartTime: form.wishes.includes("part_time"),
  wageMinMinor: clean(form.wageMin) === "" ? null : (parseMajor(clean(form.wageMin), currency)?.minor ?? NaN),
  educationLevel: textOrNull(form.educationLevel),
  experienceYears: numberOrNull(form.experienceYears),
  needs: form.needs,
});

/** Names that the use case gives wrong values, as the form's fields. */
export function formFields(
  form: ProfileForm,
  fields: Readonly<Record<string, string>>,
): Record<string, string> {
  const rows = filledRows(form);
  return Object.fromEntries(
    Object.entries(fields).map(([name, code]) => {
      const [list, index, part] = name.split(".");
      const row = rows[Number(index)];
      if (list === "occupations" && row !== undefined)
        return [`${part === "years" ? "years" : "occupation"}${row}`, code];
      if (name === "wageMinMinor") return ["wageMin", "amount_invalid"];
      return [list ?? name, code];
    }),
  );
}
