import type { Ctx } from "../kernel/ctx.server.ts";
import { NothingLeft } from "../kernel/nothing-left.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { findVacancyById } from "../vacancies/find-vacancy-by-id.server.ts";
import { selectApplication } from "./applications.store.server.ts";
import { monthlyWage } from "./offer.ts";
import { selectAcceptedOffer } from "./offers.store.server.ts";

/** What was agreed with a person who is hired. The wage is per month, in minor units. */
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

/** The terms of a hired application. Throws `NothingLeft` when it is not hired, or no more: only reactions to a hire ask. */
export async function hiredTerms(ctx: Pick<Ctx, "sql">, applicationId: string): Promise<HiredTerms> {
  const application = await selectApplication(ctx.sql, applicationId);
  const offer = await selectAcceptedOffer(ctx.sql, applicationId);
  if (application?.status !== "hired" || !offer)
    throw new NothingLeft(`Not hired: application ${applicationId}`);
  const { vacancyId, personId, organisationId, country } = application;
  const vacancy = await findVacancyById(ctx, vacancyId);
  return {
    applicationId,
    vacancyId,
    personId,
    organisationId,
    establishmentId: vacancy?.establishmentId ?? null,
    country,
    expectedStart: offer.startsOn,
    wageMinor: monthlyWage(offer),
    currency: offer.currency,
    hoursPerWeek: offer.hoursPerWeek,
  };
}
