import { z } from "zod";

const vacancyMoved = z.object({
  vacancyId: z.uuid(),
  rev: z.number().int(),
  from: z.string().nullable(),
  to: z.string(),
});

/** Events of vacancies, by name, with what they carry. */
export const vacancyEvents = {
  "vacancy.published": vacancyMoved,
  "vacancy.changed": vacancyMoved,
  "vacancy.closed": vacancyMoved,
} as const;

export type VacancyEventName = keyof typeof vacancyEvents;
