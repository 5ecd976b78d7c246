import { z } from "zod";
import { isPlainDate } from "../kernel/plain-date.ts";
import { SWITCH_CAUSES } from "./emergency-switch.ts";

const date = z.string("missing").refine(isPlainDate, "date_invalid");
const reason = z.string("missing").trim().min(10, "too_short").max(1_000, "too_long");

/** `until` is the last frozen day, as people say it. */
export const newSwitchSchema = z.object({
  areaIds: z.array(z.uuid("invalid")).min(1, "area_needed").max(100, "list_too_long"),
  cause: z.enum(SWITCH_CAUSES, "missing"),
  reason,
  lastDay: date,
});

export const lengthenSchema = z.object({ switchId: z.uuid(), lastDay: date, reason });
export const switchWordsSchema = z.object({ switchId: z.uuid(), reason });
