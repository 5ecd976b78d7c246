import { z } from "zod";
import { TOLD_OF_FREEZES } from "./freeze-telling.ts";

/** Facts about emergency switches that others react to; identifiers and days only. */
export const emergencyEvents = {
  "emergency_switch.tell": z.object({
    switchId: z.uuid(),
    country: z.string(),
    what: z.enum(TOLD_OF_FREEZES),
    /** The first day that counts again. */
    until: z.string(),
    /** The day on which it is told. */
    on: z.string(),
    personIds: z.array(z.uuid()),
  }),
} as const;
