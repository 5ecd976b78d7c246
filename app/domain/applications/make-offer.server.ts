import type { Actor } from "../kernel/actor.ts";
import { currencyOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { addDays, type PlainDate } from "../kernel/plain-date.ts";
import { failure, ok, type Failure, type Outcome } from "../kernel/result.ts";
import { findOwnVacancy } from "../vacancies/list-vacancies.server.ts";
import { offerTermsSchema, type NewOffer } from "./application.schema.ts";
import { lockHandledApplication } from "./lock-application.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { LEAST_ANSWER_DAYS } from "./offer.ts";
import { insertOffer } from "./offers.store.server.ts";

/**
 * Offers the work in writing. The terms are frozen: a better offer is a new one. The wage is not below what the
 * vacancy advertised, and the person has days to think.
 */
export async function makeOffer(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string; readonly terms: NewOffer },
): Promise<Outcome<{ offerId: string }>> {
  return ctx.transaction(async (tx) => {
    const application = await lockHandledApplication(tx, actor, input.applicationId);
    if (!application.ok) return application;
    const { vacancyId, country } = application.value;
    const found = await findOwnVacancy(ctx.within(tx), actor, vacancyId);
    if (!found.ok) return found;
    const checked = checkTerms(input.terms, found.value.vacancy, ctx.clock.today(country));
    if ("kind" in checked) return { ok: false, error: checked };
    const offerId = ctx.ids.next();
    const moved = await moveApplication(ctx, tx, actor, application.value, {
      edge: "make_offer",
      eventDetails: { offerId },
    });
    if (!moved.ok) return moved;
    await insertOffer(
      tx,
      { ...checked, id: offerId, applicationId: input.applicationId, currency: currencyOf(country) },
      ctx.clock.now(),
    );
    return ok({ offerId });
  });
}

function checkTerms(
  input: NewOffer,
  advertised: { readonly wageMinMinor: number | null; readonly wagePeriod: string | null },
  today: PlainDate,
): NewOffer | Failure {
  const parsed = offerTermsSchema.safeParse(input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => [
      path.join("."),
      /^[a-z_]+$/.test(message) ? message : "invalid",
    ]);
    return failure("invalid_input", { fields: Object.fromEntries(fields) });
  }
  const terms = parsed.data;
  const fields: Record<string, string> = {};
  if (terms.answerBy < addDays(today, LEAST_ANSWER_DAYS)) fields["answerBy"] = "answer_too_soon";
  if (terms.startsOn < today) fields["startsOn"] = "date_past";
  if (terms.startsOn < terms.answerBy) fields["startsOn"] ??= "start_before_answer";
  if (
    advertised.wageMinMinor !== null &&
    terms.wagePeriod === advertised.wagePeriod &&
    terms.wageMinor < advertised.wageMinMinor
  )
    fields["wageMinor"] = "wage_below_advertised";
  return Object.keys(fields).length > 0 ? failure("invalid_input", { fields }) : terms;
}
