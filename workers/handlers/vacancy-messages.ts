import { waitingApplicants } from "#app/domain/applications/waiting-applicants.server.ts";
import { membersOf, staffOf } from "#app/domain/identity/read-members.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postMessage, postToEach } from "#app/domain/messages/post-message.server.ts";
import { findVacancyById } from "#app/domain/vacancies/find-vacancy-by-id.server.ts";
import { vacancyEvents } from "#app/domain/vacancies/vacancy.events.ts";
import type { Reactions } from "../reaction.ts";

type Text = { readonly code: MessageCode; readonly params?: Readonly<Record<string, number>> };

async function tellEmployer(ctx: Ctx, event: DomainEvent, { code, params = {} }: Text): Promise<void> {
  const { vacancyId } = vacancyEvents["vacancy.changed"].parse(event.payload);
  const vacancy = await findVacancyById(ctx, vacancyId);
  if (!vacancy?.organisationId) return;
  const { country, organisationId } = vacancy;
  const members = await membersOf(ctx, organisationId, "employer");
  await postToEach(ctx, members, {
    ...{ country, code, params: { vacancyId, ...params }, key: event.id },
    link: `/employer?vacancy=${vacancyId}`,
  });
}

/** Advisers of the vacancy's country; its public page is what they look at. */
async function tellAdvisers(ctx: Ctx, event: DomainEvent, code: MessageCode): Promise<void> {
  const { vacancyId } = vacancyEvents["vacancy.changed"].parse(event.payload);
  const vacancy = await findVacancyById(ctx, vacancyId);
  if (!vacancy) return;
  const { country } = vacancy;
  const advisers = await staffOf(ctx, country, "adviser");
  await postToEach(ctx, advisers, {
    ...{ country, code, params: { vacancyId }, key: `${event.id}:adviser` },
    link: `/jobs/${vacancyId}`,
  });
}

/** Whoever still waits for an answer learns that the vacancy is over; the application itself stays open. */
async function tellApplicants(ctx: Ctx, event: DomainEvent): Promise<void> {
  const { vacancyId } = vacancyEvents["vacancy.closed"].parse(event.payload);
  for (const { applicationId, personId, country } of await waitingApplicants(ctx, vacancyId))
    await postMessage(ctx, {
      ...{ personId, country, code: "vacancy_over", params: {} },
      link: `/my/applications/${applicationId}`,
      key: `${event.id}:${applicationId}`,
    });
}

/** Which event about a vacancy tells whom what. */
export const vacancyMessages: Reactions = {
  async "vacancy.closed"(ctx, event) {
    const { edge, to } = vacancyEvents["vacancy.closed"].parse(event.payload);
    if (edge === "pause_for_safety") {
      await tellEmployer(ctx, event, { code: "employer_vacancy_held" });
      await tellAdvisers(ctx, event, "adviser_vacancy_held");
    }
    if (to === "expired") await tellEmployer(ctx, event, { code: "employer_vacancy_expired" });
    if (to === "filled" || to === "expired" || to === "withdrawn") await tellApplicants(ctx, event);
  },
  async "vacancy.held"(ctx, event) {
    await tellEmployer(ctx, event, { code: "employer_vacancy_held" });
    await tellAdvisers(ctx, event, "adviser_vacancy_held");
  },
  async "vacancy.published"(ctx, event) {
    const { edge } = vacancyEvents["vacancy.published"].parse(event.payload);
    if (edge === "resume_after_safety") await tellEmployer(ctx, event, { code: "employer_vacancy_released" });
  },
  "vacancy.released": (ctx, event) => tellEmployer(ctx, event, { code: "employer_vacancy_released" }),
  "vacancy.review_asked": (ctx, event) => tellAdvisers(ctx, event, "adviser_vacancy_review"),
  "vacancy.returned": (ctx, event) => tellEmployer(ctx, event, { code: "employer_vacancy_returned" }),
  "vacancy.expiring": (ctx, event) => {
    const { days } = vacancyEvents["vacancy.expiring"].parse(event.payload);
    return tellEmployer(ctx, event, { code: "employer_vacancy_expiring", params: { count: days } });
  },
};
