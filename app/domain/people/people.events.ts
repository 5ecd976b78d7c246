import { z } from "zod";

const consent = z.object({
  consentId: z.uuid(),
  personId: z.uuid(),
  organisationId: z.uuid().nullable(),
  applicationId: z.uuid().nullable(),
});

/** Facts about consents and exemptions; identifiers and dates only. */
export const peopleEvents = {
  "consent.given": consent,
  "consent.withdrawn": consent,
  "consent.expired": consent,
  "exemption.review_near": z.object({
    exemptionId: z.uuid(),
    personId: z.uuid(),
    country: z.string(),
    reviewOn: z.string(),
  }),
} as const;
