import { z } from "zod";
import { POSTPONE_REASONS } from "#app/domain/applications/application.ts";
import type { InterviewProposal } from "#app/domain/applications/application.schema.ts";
import { declineApplication } from "#app/domain/applications/decline-application.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { INTERVIEW_MODES } from "#app/domain/applications/interview.ts";
import { inviteToInterview } from "#app/domain/applications/invite-to-interview.server.ts";
import { noteInterview } from "#app/domain/applications/note-interview.server.ts";
import { postponeApplication } from "#app/domain/applications/postpone-application.server.ts";
import { rebookInterview } from "#app/domain/applications/rebook-interview.server.ts";
import { reconsiderApplication } from "#app/domain/applications/reconsider-application.server.ts";
import { resumeApplication } from "#app/domain/applications/resume-application.server.ts";
import { shortlistApplication } from "#app/domain/applications/shortlist-application.server.ts";
import { transferApplication } from "#app/domain/applications/transfer-application.server.ts";
import { withdrawOffer } from "#app/domain/applications/withdraw-offer.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { instantInZone } from "#app/domain/kernel/plain-date.ts";
import { assertNever, type Outcome } from "#app/domain/kernel/result.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { text } from "#app/web/forms.server.ts";
import {
  endWorkSchema,
  isWorkAct,
  performWorkAct,
  vouchSchema,
  workActSchemas,
} from "#app/web/work-acts.server.ts";

/** As a browser sends a date with a time; empty where none was written. */
const localTime = z.union([
  z.literal(""),
  z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "time_needed"),
]);

/** The form of the employer's page of one application; each button has its name. */
export const formSchema = z.discriminatedUnion("do", [
  ...workActSchemas,
  vouchSchema,
  endWorkSchema,
  z.object({ do: z.literal("start_work"), placementId: z.uuid(), startedOn: text() }),
  z.object({
    do: z.enum([
      "shortlist",
      "hire",
      "withdraw_offer",
      "reconsider",
      "resume",
      "hold_interview",
      "miss_interview",
    ]),
  }),
  z.object({
    do: z.enum(["invite", "rebook_interview"]),
    mode: z.enum(INTERVIEW_MODES),
    minutes: z.coerce.number("number_invalid").int("number_invalid"),
    details: z.string().trim().max(500, "too_long").default(""),
    time1: localTime,
    time2: localTime,
    time3: localTime,
  }),
  z.object({ do: z.literal("postpone"), reason: z.enum(POSTPONE_REASONS, "reason_needed") }),
  z.object({ do: z.literal("transfer"), vacancyId: z.uuid("missing") }),
  z.object({
    do: z.literal("decline"),
    forPerson: z.string().trim().min(5, "reason_needed").max(500, "too_long"),
    forOfficer: z.string().trim().max(500, "too_long").default(""),
  }),
]);
type Act = z.infer<typeof formSchema>;

/** Does what the form asks for: one use case for each button. */
export async function performAct(
  ctx: Ctx,
  actor: Member,
  applicationId: string,
  act: Act,
): Promise<Outcome<unknown>> {
  if (isWorkAct(act)) return performWorkAct(ctx, actor, act);
  switch (act.do) {
    case "start_work":
      return confirmStart(ctx, actor, act);
    case "shortlist":
      return shortlistApplication(ctx, actor, { applicationId });
    case "hire":
      return hireApplication(ctx, actor, { applicationId });
    case "withdraw_offer":
      return withdrawOffer(ctx, actor, { applicationId, reason: "employer" });
    case "reconsider":
      return reconsiderApplication(ctx, actor, { applicationId });
    case "resume":
      return resumeApplication(ctx, actor, { applicationId });
    case "postpone":
      return postponeApplication(ctx, actor, { applicationId, reason: act.reason });
    case "transfer":
      return transferApplication(ctx, actor, { applicationId, vacancyId: act.vacancyId });
    case "hold_interview":
      return noteInterview(ctx, actor, { applicationId, took: "place" });
    case "miss_interview":
      return noteInterview(ctx, actor, { applicationId, took: "no_place" });
    case "invite":
      return named(await inviteToInterview(ctx, actor, { applicationId, proposal: proposalOf(actor, act) }));
    case "rebook_interview":
      return named(await rebookInterview(ctx, actor, { applicationId, proposal: proposalOf(actor, act) }));
    case "decline":
      return declineApplication(ctx, actor, {
        applicationId,
        texts: { forPerson: act.forPerson, forOfficer: act.forOfficer || null },
      });
    default:
      return assertNever(act);
  }
}

/** Times as they were typed are those of the employer's country. */
function proposalOf(actor: Member, act: Extract<Act, { readonly mode: unknown }>): InterviewProposal {
  const times = [act.time1, act.time2, act.time3].filter((time) => time !== "");
  return {
    mode: act.mode,
    minutes: act.minutes,
    details: act.details || null,
    slots: times.map((time) => {
      const [date = "", clock = ""] = time.split("T");
      return instantInZone(date, clock, zoneOf(actor.country)).toISOString();
    }),
  };
}

/** What is wrong with the times is shown at the first of them. */
function named<T>(outcome: Outcome<T>): Outcome<T> {
  if (outcome.ok || outcome.error.kind === "denial" || !outcome.error.fields?.["slots"]) return outcome;
  const { slots, ...fields } = outcome.error.fields;
  return { ok: false, error: { ...outcome.error, fields: { ...fields, time1: slots } } };
}
