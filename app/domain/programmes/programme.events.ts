import { z } from "zod";

const intakeMoved = z.object({
  intakeId: z.uuid(),
  programmeId: z.uuid(),
  from: z.string().nullable(),
  to: z.string(),
});

/** Events of programmes, by name, with what they carry. */
export const programmeEvents = {
  "intake.opened": intakeMoved,
} as const;
