import { z } from "zod";
import { addDays, type PlainDate } from "../../kernel/plain-date.ts";
import { nameSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

const settings = z.strictObject({
  /** What is asked, such as "registration-decision" or "refusal-reason". */
  of: nameSchema,
  /** Who has to answer. */
  from: z.enum(["person", "office"]),
  /** Silence of the office is in the person's favour; silence of the person leads to a human contact. */
  missed: z.enum(["person-wins", "human-contact"]),
});

/** Days to answer, and what silence means. No amount hangs on it. */
export const responseWindow = primitive({
  kind: "response-window",
  parameters: { days: { unit: "days" } },
  settings: settings.refine((s) => !(s.from === "office" && s.missed !== "person-wins"), {
    message: "a deadline that the office misses must be decided for the person",
  }),
  build: () => ({ steps: {} }),
});

export type Response = "open" | "answered" | "person-wins" | "human-contact";

/** Where a request stands on a day; the last day to answer is still in time. */
export function responseOn(
  window: { readonly days: number; readonly missed: "person-wins" | "human-contact" },
  asked: PlainDate,
  answered: PlainDate | null,
  today: PlainDate,
): Response {
  const last = addDays(asked, window.days);
  if (answered !== null && answered <= last) return "answered";
  return today <= last ? "open" : window.missed;
}
