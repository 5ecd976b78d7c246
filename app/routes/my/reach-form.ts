import { z } from "zod";
import type { Preferences } from "#app/domain/messages/preferences.ts";
import { toLatinDigits } from "#app/i18n/numbers.ts";

const several = z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string()));
const words = z.string().default("");

/** The form as it is posted: boxes as lists, everything else as text. Names of fields are also their ids. */
export const reachFormSchema = z.object({
  smsKinds: several,
  mailKinds: several,
  language: words,
  quiet: words,
  quietFrom: words,
  quietUntil: words,
  smsCap: words,
  mailCap: words,
});
type ReachForm = z.infer<typeof reachFormSchema>;

const number = (text: string): number => {
  const clean = toLatinDigits(text).trim();
  return clean === "" ? NaN : Number(clean);
};

/** What the use case takes; it checks the values. */
export const reachInput = (form: ReachForm) => ({
  smsKinds: form.smsKinds,
  mailKinds: form.mailKinds,
  language: form.language === "" ? null : form.language,
  quietHours: form.quiet === "own" ? { from: number(form.quietFrom), until: number(form.quietUntil) } : null,
  smsCap: number(form.smsCap),
  mailCap: number(form.mailCap),
});

/** Names that the use case gives wrong values, as the form's fields. */
export const reachFields = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, code]) => {
      if (name.startsWith("quietHours.until")) return ["quietUntil", code];
      return [name.startsWith("quietHours") ? "quietFrom" : (name.split(".")[0] ?? name), code];
    }),
  );

/** The kept choice as the form shows it. */
export const reachValues = (
  { smsKinds, mailKinds, mailEnded, language, quietHours, smsCap, mailCap }: Preferences,
  usual: { readonly from: number; readonly until: number },
) => ({
  smsKinds: [...smsKinds],
  mailKinds: mailEnded ? [] : [...mailKinds],
  language: language ?? "",
  quiet: quietHours ? "own" : "usual",
  quietFrom: String((quietHours ?? usual).from),
  quietUntil: String((quietHours ?? usual).until),
  smsCap: String(smsCap),
  mailCap: String(mailCap),
});
export type ReachValues = ReturnType<typeof reachValues>;
