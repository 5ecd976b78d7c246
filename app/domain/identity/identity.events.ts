import { z } from "zod";

/** Events of identity that other contexts react to, with what they carry. */
export const identityEvents = {
  "identity.persons_merged": z.object({ fromId: z.uuid(), intoId: z.uuid(), accountId: z.uuid() }),
} as const;
