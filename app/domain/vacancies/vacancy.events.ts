import { z } from "zod";
import type { OwnEdge } from "./vacancy-machines.ts";
import type { OwnStatus } from "./vacancy.ts";

const vacancyMoved = z.object({
  vacancyId: z.uuid(),
  rev: z.number().int(),
  from: z.string().nullable(),
  to: z.string(),
  edge: z.string().optional(),
  by: z.string().optional(),
});

/** Events of vacancies, by name, with what they carry. */
export const vacancyEvents = {
  "vacancy.published": vacancyMoved,
  "vacancy.changed": vacancyMoved,
  "vacancy.closed": vacancyMoved,
  "vacancy.review_asked": vacancyMoved,
  "vacancy.returned": vacancyMoved,
  "vacancy.held": vacancyMoved,
  "vacancy.released": vacancyMoved,
  "vacancy.expiring": vacancyMoved.extend({
    days: z.number().int(),
    on: z.string(),
    cause: z.enum(["closing", "idle"]),
  }),
} as const;

export type VacancyEventName = keyof typeof vacancyEvents;

/** Which event an edge publishes: the index listens to those that open and close. */
export function eventOf(edge: OwnEdge, to: OwnStatus): VacancyEventName {
  switch (edge) {
    case "submit_for_review":
      return "vacancy.review_asked";
    case "return_to_draft":
      return "vacancy.returned";
    case "hold_for_safety":
      return "vacancy.held";
    case "lift_safety_hold":
      return "vacancy.released";
    case "warn_of_expiry":
      return "vacancy.expiring";
    default:
      return to === "published" ? "vacancy.published" : "vacancy.closed";
  }
}
