import type { PlainDate } from "#app/domain/kernel/plain-date.ts";

/** What a hire agreed on: the frozen terms of the accepted offer, and whose they are. */
export type HiredTerms = {
  readonly applicationId: string;
  readonly vacancyId: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly establishmentId: string | null;
  readonly country: string;
  readonly expectedStart: PlainDate;
  readonly wageMinor: number;
  readonly currency: string;
  readonly hoursPerWeek: number;
};
