import { logAccess } from "../audit/log-access.server.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { fail, ok, type Outcome } from "../kernel/result.ts";
import type { Vacancy } from "../vacancies/vacancy.ts";
import { findVacancyById } from "../vacancies/find-vacancy-by-id.server.ts";
import { offerInTime } from "./answer-by.server.ts";
import { blindCandidate, type BlindCandidate } from "./blind-candidate.ts";
import { selectSteps, type Application, type ApplicationStep } from "./applications.store.server.ts";
import { selectAsked, selectCandidates, selectDisclosed } from "./candidates.store.server.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { selectInterviews, type Interview } from "./interviews.store.server.ts";
import type { Offer } from "./offer.ts";
import { selectLatestOffer } from "./offers.store.server.ts";

/** Who the candidate is, once that person has agreed to be named. */
type DisclosedPerson = { readonly fullName: string; readonly phone: string | null };

export type OpenedApplication = {
  readonly candidate: BlindCandidate;
  readonly person: DisclosedPerson | null;
  readonly vacancy: Pick<
    Vacancy,
    | "id"
    | "title"
    | "titleLang"
    | "currency"
    | "wageMinMinor"
    | "wagePeriod"
    | "hoursPerWeek"
    | "employmentType"
  >;
  readonly offer: Offer | null;
  /** The latest first. */
  readonly interviews: readonly Interview[];
  readonly steps: readonly ApplicationStep[];
};

/**
 * The employer's page of one application. Opening it the first time puts it in review, and the person sees so;
 * every opening is logged, and that of a name as such.
 */
export async function openApplication(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<OpenedApplication>> {
  return ctx.transaction(async (tx) => {
    const locked = await lockHandledApplication(tx, actor, input.applicationId);
    if (!locked.ok) return locked;
    const { vacancyId, status } = locked.value;
    if (status === "submitted" && actor.kind === "member")
      await moveApplication(ctx, tx, actor, locked.value, { edge: "open" });

    const asked = await selectAsked(tx, vacancyId);
    const [row] = await selectCandidates(tx, { vacancyId, applicationId: input.applicationId });
    const vacancy = await findVacancyById(ctx.within(tx), vacancyId);
    if (!asked || !row || !vacancy) return fail("not_found");
    const offer = await selectLatestOffer(tx, input.applicationId);
    const person = await disclosedPerson(ctx, tx, locked.value);
    await logAccess(ctx, tx, actor, {
      subjectPersonId: row.personId,
      purpose: "recruitment",
      what: person ? "name_and_phone" : "skills",
    });
    const { id, title, titleLang, currency, wageMinMinor, wagePeriod, hoursPerWeek, employmentType } =
      vacancy;
    return ok({
      candidate: blindCandidate(row, asked),
      person,
      vacancy: { id, title, titleLang, currency, wageMinMinor, wagePeriod, hoursPerWeek, employmentType },
      offer: offer && (await offerInTime(ctx, tx, locked.value, offer)),
      interviews: await selectInterviews(tx, input.applicationId),
      steps: await selectSteps(tx, input.applicationId),
    });
  });
}

async function disclosedPerson(
  ctx: Ctx,
  tx: Tx,
  { id, country }: Application,
): Promise<DisclosedPerson | null> {
  const row = await selectDisclosed(tx, id, ctx.clock.today(country));
  if (!row) return null;
  const open = (sealed: string | null, column: string): string | null =>
    sealed && ctx.cipher.decrypt(sealed, `person.${column}:${row.personId}`);
  return {
    fullName: open(row.fullNameSealed, "full_name_sealed") ?? "",
    phone: open(row.phoneSealed, "phone_sealed"),
  };
}
