import { z } from "zod";

/** Facts about seekers; identifiers only. One event may cover a batch. */
export const seekerEvents = {
  "seekers.changed": z.object({ personIds: z.array(z.uuid()), country: z.string() }),
} as const;
