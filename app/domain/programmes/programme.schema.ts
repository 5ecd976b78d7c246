import { z } from "zod";
import { ACCOMMODATIONS } from "../vacancies/vacancy.ts";
import { plainDateSchema } from "../vacancies/vacancy.schema.ts";
import { DELIVERIES, PROGRAMME_KINDS } from "./programme.ts";

/** A programme of a provider. The allowance is per month, in minor units of the country's currency. */
export const newProgrammeSchema = z
  .object({
    organisationId: z.uuid(),
    kind: z.enum(PROGRAMME_KINDS),
    title: z.string().trim().min(2).max(120),
    titleLang: z.enum(["ar", "en"]),
    description: z.string().trim().max(4_000),
    delivery: z.enum(DELIVERIES),
    weeks: z.number().int().min(1).max(104),
    allowanceMinor: z.number().int().positive().nullable(),
    hiringEmployer: z.string().trim().min(2).max(200).nullable(),
    hiringSeats: z.number().int().positive().nullable(),
    occupationId: z.uuid().nullable(),
    childcare: z.boolean(),
    accommodations: z.array(z.enum(ACCOMMODATIONS)),
    skillConceptIds: z.array(z.uuid()),
  })
  .refine((p) => p.kind !== "ends_in_job" || (p.hiringEmployer !== null && p.hiringSeats !== null), {
    path: ["hiringEmployer"],
    message: "required",
  });
export type NewProgramme = z.infer<typeof newProgrammeSchema>;

export const newIntakeSchema = z
  .object({
    startsOn: plainDateSchema,
    endsOn: plainDateSchema,
    applyBy: plainDateSchema,
    seats: z.number().int().positive(),
    placeId: z.uuid().nullable(),
  })
  .refine((i) => i.endsOn > i.startsOn && i.applyBy <= i.startsOn, {
    path: ["startsOn"],
    message: "dates_out_of_order",
  });
export type NewIntake = z.infer<typeof newIntakeSchema>;
