import type { EmployerRecord } from "../employers/employer.ts";
import { employerRecord, findEmployer } from "../employers/find-employer.server.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import { selectPublicVacancy, selectRequirements, selectVacancy } from "./vacancies.store.server.ts";
import { takesApplications, type Vacancy, type WorkRequirement } from "./vacancy.ts";

/** A vacancy as everyone may see it. What a posting demanded of gender is not shown: it gates nothing. */
export type VacancyForSeeker = Pick<
  Vacancy,
  | "id"
  | "origin"
  | "country"
  | "employerName"
  | "title"
  | "titleLang"
  | "description"
  | "placeId"
  | "occupationId"
  | "employmentType"
  | "hoursPerWeek"
  | "shift"
  | "remote"
  | "wageMinMinor"
  | "wageMaxMinor"
  | "currency"
  | "wagePeriod"
  | "wageBasis"
  | "openings"
  | "openingsFilled"
  | "experienceYears"
  | "educationLevel"
  | "accommodations"
  | "childcare"
  | "transport"
  | "socialInsurance"
  | "closesOn"
> & {
  readonly place: { readonly ar: string; readonly en: string } | null;
  /** Where the source's own words are all that is known of the place. */
  readonly cityText: string | null;
  readonly sourceName: string | null;
  /** Where to apply to an imported vacancy; null when the source gave no address. */
  readonly sourceUrl: string | null;
  readonly postedOn: string | null;
  /** False when it can be read (by a saved link, say) but not applied to here. */
  readonly takesApplications: boolean;
  /** False when it is over: filled, expired, withdrawn, or not seen for 90 days. */
  readonly isOpen: boolean;
  readonly requirements: readonly WorkRequirement[];
  readonly employer: { readonly verified: boolean; readonly record: EmployerRecord } | null;
};

/** A vacancy for its public page: own ones once they were published, imported ones. Drafts do not exist here. */
export async function vacancyForSeeker(
  ctx: Pick<Ctx, "sql" | "clock">,
  vacancyId: string,
): Promise<Outcome<VacancyForSeeker>> {
  const vacancy = await selectPublicVacancy(ctx.sql, vacancyId);
  if (!vacancy) return fail("not_found");
  const { organisationId, status, expiresAt, ...shown } = vacancy;
  const [requirements, employer] = await Promise.all([
    selectRequirements(ctx.sql, vacancyId),
    organisationId ? findEmployer(ctx, organisationId) : null,
  ]);
  const applies = takesApplications({ ...vacancy, status }, ctx.clock.today(vacancy.country));
  const listed = status === "listed" && expiresAt !== null && expiresAt > ctx.clock.now();
  return ok({
    ...shown,
    sourceUrl: webAddress(vacancy.sourceUrl),
    takesApplications: applies,
    isOpen: vacancy.origin === "own" ? applies : listed,
    requirements,
    employer: employer && { verified: employer.verified, record: await employerRecord(ctx, employer) },
  });
}

/** Files of others may hold anything: only an address that a browser opens as a page becomes a link. */
const webAddress = (text: string | null): string | null =>
  text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : null;

/** Whose vacancy it is when people may apply to it here; fails as `apply_at_source` or `vacancy_closed`. */
export async function vacancyTakingApplications(
  ctx: Pick<Ctx, "sql" | "clock">,
  vacancyId: string,
): Promise<Outcome<{ organisationId: string; country: string }>> {
  const vacancy = await selectVacancy(ctx.sql, vacancyId);
  if (!vacancy || vacancy.status === "draft" || vacancy.status === "in_review") return fail("not_found");
  if (vacancy.origin === "imported" || !vacancy.organisationId) return fail("apply_at_source");
  if (!takesApplications(vacancy, ctx.clock.today(vacancy.country))) return fail("vacancy_closed");
  return ok({ organisationId: vacancy.organisationId, country: vacancy.country });
}

/** True while people can apply to the vacancy here. */
export const isTakingApplications = async (
  ctx: Pick<Ctx, "sql" | "clock">,
  vacancyId: string,
): Promise<boolean> => (await vacancyTakingApplications(ctx, vacancyId)).ok;
