import { applicationParty } from "#app/domain/applications/application-party.server.ts";
import { applicationEvents, type ApplicationEventName } from "#app/domain/applications/application.events.ts";
import { membersOf } from "#app/domain/identity/read-members.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postMessage, postToEach } from "#app/domain/messages/post-message.server.ts";
import type { Reaction, Reactions } from "../reaction.ts";

type Told = {
  readonly seeker?: MessageCode;
  readonly employer?: MessageCode;
  /** Only the side that did not act is told. */
  readonly otherSide?: true;
};

/** What an event about an application tells each side. */
export const TOLD: Partial<Readonly<Record<ApplicationEventName, Told>>> = {
  "application.submitted": { seeker: "application_submitted", employer: "employer_application_submitted" },
  "application.shortlisted": { seeker: "application_shortlisted" },
  "application.invited": { seeker: "interview_invited" },
  "application.interview_booked": { employer: "employer_interview_booked" },
  "application.times_asked": { employer: "employer_times_asked" },
  "application.interview_rebooked": { seeker: "interview_rebooked" },
  "application.interview_missed": {
    seeker: "interview_missed",
    employer: "employer_interview_missed",
    otherSide: true,
  },
  "application.declined": { seeker: "application_declined" },
  "application.reconsidered": { seeker: "application_reconsidered" },
  "application.postponed": {
    seeker: "application_postponed",
    employer: "employer_application_postponed",
    otherSide: true,
  },
  "application.resumed": {
    seeker: "application_resumed",
    employer: "employer_application_resumed",
    otherSide: true,
  },
  "application.withdrawn": { employer: "employer_application_withdrawn" },
  "application.reopened": { employer: "employer_application_reopened" },
  "application.hired": { seeker: "hired" },
  "application.obsolete": { seeker: "application_obsolete", employer: "employer_application_obsolete" },
  "application.restored": { seeker: "application_restored", employer: "employer_application_restored" },
  "application.lapsed": { seeker: "application_lapsed", employer: "employer_application_lapsed" },
  "application.transferred": { seeker: "application_transferred" },
  "offer.made": { seeker: "offer_made" },
  "offer.accepted": { employer: "employer_offer_accepted" },
  "offer.turned_down": { employer: "employer_offer_turned_down" },
  "offer.withdrawn": { seeker: "offer_withdrawn" },
  "offer.expired": { seeker: "offer_expired", employer: "employer_offer_expired" },
};

type Text = {
  readonly code: MessageCode;
  readonly params?: Readonly<Record<string, string | number>>;
  key: string;
};

async function tellSeeker(ctx: Ctx, applicationId: string, { code, params, key }: Text): Promise<void> {
  const { personId, country } = await applicationParty(ctx, applicationId);
  const link = `/my/applications/${applicationId}${code === "offer_made" ? "/offer" : ""}`;
  await postMessage(ctx, { personId, country, code, params: { applicationId, ...params }, link, key });
}

/** Everybody who acts for the employer today. */
async function tellEmployer(ctx: Ctx, applicationId: string, { code, params, key }: Text): Promise<void> {
  const { organisationId, country } = await applicationParty(ctx, applicationId);
  const link = `/employer/applications/${applicationId}`;
  const members = await membersOf(ctx, organisationId, "employer");
  await postToEach(ctx, members, { country, code, params: { applicationId, ...params }, link, key });
}

/** Which offer an event speaks of: by it the message is held against the facts when it leaves. */
function offerOf({ name, payload }: DomainEvent): Readonly<Record<string, string>> {
  return name === "offer.made" ? { offerId: applicationEvents["offer.made"].parse(payload).offerId } : {};
}

const tell =
  ({ seeker, employer, otherSide }: Told): Reaction =>
  async (ctx, event) => {
    const { applicationId, by } = applicationEvents["application.submitted"].parse(event.payload);
    const offer = offerOf(event);
    if (seeker && !(otherSide && by === "seeker"))
      await tellSeeker(ctx, applicationId, { code: seeker, params: offer, key: event.id });
    if (employer && !(otherSide && by === "employer"))
      await tellEmployer(ctx, applicationId, { code: employer, key: event.id });
  };

/** Which event about an application tells whom what. */
export const applicationMessages: Reactions = {
  ...Object.fromEntries(Object.entries(TOLD).map(([name, told]) => [name, tell(told)])),
  /** Whose turn it is, is reminded; the other side has nothing to do. */
  async "application.silent"(ctx, event) {
    const { applicationId, days, turn } = applicationEvents["application.silent"].parse(event.payload);
    const params = { count: days };
    if (turn === "seeker")
      await tellSeeker(ctx, applicationId, { code: "interview_times_wait", params, key: event.id });
    else
      await tellEmployer(ctx, applicationId, { code: "employer_application_silent", params, key: event.id });
  },
};
