import { z } from "zod";

const placement = z.object({ placementId: z.uuid(), personId: z.uuid(), applicationId: z.uuid().nullable() });

/** Facts about placements and wage records; identifiers and dates only. */
export const placementEvents = {
  "placement.expected": placement,
  "placement.started": placement.extend({ startedOn: z.string() }),
  /** `tookOpening`: the start that was corrected away had taken an opening of the vacancy. */
  "placement.cancelled": placement.extend({ tookOpening: z.boolean().default(false) }),
  "placement.suspended": placement.extend({ on: z.string() }),
  "placement.resumed": placement.extend({ on: z.string() }),
  "placement.dates_corrected": placement.extend({
    startedOn: z.string(),
    endedOn: z.string().nullable(),
    tookOpening: z.boolean(),
    takesOpening: z.boolean(),
  }),
  "placement.ended": placement.extend({ endedOn: z.string(), daysWorked: z.number() }),
  "placement.evidenced": placement.extend({ months: z.array(z.string()) }),
  "checkpoint.confirmed": placement.extend({ day: z.number() }),
  "checkpoint.disputed": placement.extend({ day: z.number() }),
  "checkpoint.due": placement.extend({ day: z.number() }),
  /** `part`: one batch of the import; without it all of it. */
  "wage_records.imported": z.object({
    importId: z.uuid(),
    country: z.string(),
    part: z.number().int().nullable().default(null),
  }),
  "wage_question.asked": z.object({ questionId: z.uuid(), personId: z.uuid(), country: z.string() }),
  "wage_question.answered": z.object({
    questionId: z.uuid(),
    personId: z.uuid(),
    answer: z.enum(["yes", "no"]),
  }),
} as const;
