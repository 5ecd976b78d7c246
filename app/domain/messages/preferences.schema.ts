import { z } from "zod";
import { MESSAGE_KINDS } from "./message.ts";
import { MOST_CAP } from "./preferences.ts";

const kinds = z.array(z.enum(MESSAGE_KINDS));
const hour = z.number("hour_invalid").int("hour_invalid").min(0, "hour_invalid").max(23, "hour_invalid");
const cap = z.number("cap_invalid").int("cap_invalid").min(1, "cap_invalid").max(MOST_CAP, "cap_invalid");

/** What is chosen on "how we reach you". */
export const choiceSchema = z.object({
  smsKinds: kinds,
  mailKinds: kinds,
  language: z.enum(["ar", "en"]).nullable(),
  quietHours: z
    .object({ from: hour, until: hour })
    .refine(({ from, until }) => from !== until, { path: ["until"], message: "hours_equal" })
    .nullable(),
  smsCap: cap,
  mailCap: cap,
});
