import { z } from "zod";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { assertNever, type Outcome } from "#app/domain/kernel/result.ts";
import { cancelPlacement } from "#app/domain/placements/cancel-placement.server.ts";
import { disputeCheckpoint } from "#app/domain/placements/dispute-checkpoint.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import {
  cancelPlacementSchema,
  disputeCheckpointSchema,
  endPlacementSchema,
  resumePlacementSchema,
  suspendPlacementSchema,
  takeBackDisputeSchema,
} from "#app/domain/placements/placement.schema.ts";
import { resumePlacement } from "#app/domain/placements/resume-placement.server.ts";
import { suspendPlacement } from "#app/domain/placements/suspend-placement.server.ts";
import { takeBackDispute } from "#app/domain/placements/take-back-dispute.server.ts";
import { vouchForCheckpoint } from "#app/domain/placements/vouch-for-checkpoint.server.ts";

const suspend = suspendPlacementSchema.extend({ do: z.literal("suspend_work") });
const resume = resumePlacementSchema.extend({ do: z.literal("resume_work") });
const cancel = cancelPlacementSchema.extend({
  do: z.literal("cancel_work"),
  sure: z.literal("yes", "sure_needed"),
});
const vouch = z.object({ do: z.literal("vouch"), checkpointId: z.uuid() });
const end = endPlacementSchema
  .omit({ shownBy: true })
  .extend({ do: z.literal("end_work"), sure: z.literal("yes", "sure_needed") });
const takeBack = takeBackDisputeSchema.extend({ do: z.literal("take_back_dispute") });
const dispute = disputeCheckpointSchema.extend({
  do: z.literal("dispute"),
  checkpointId: z.uuid("missing"),
});

/** What every party of a placement, and the office for her, can do with it; a line of a page's form each. */
export const workActSchemas = [suspend, resume, cancel] as const;
/** The word of a party, which the office has none of. */
export const vouchSchema = vouch;
/** For the person and her officer. */
export const disputeSchemas = [dispute, takeBack] as const;
/** For the employer; the person has a page of checking, and the office says what it has seen. */
export const endWorkSchema = end;

type WorkAct = z.infer<
  | typeof suspend
  | typeof resume
  | typeof cancel
  | typeof vouch
  | typeof dispute
  | typeof takeBack
  | typeof end
>;

const ACTS = [
  "suspend_work",
  "resume_work",
  "cancel_work",
  "vouch",
  "dispute",
  "take_back_dispute",
  "end_work",
] as const;
export const isWorkAct = <T extends { readonly do: string }>(act: T): act is T & WorkAct =>
  ACTS.some((name) => name === act.do);

/** Does what the form asks for: one use case for each button. */
export async function performWorkAct(ctx: Ctx, actor: Actor, act: WorkAct): Promise<Outcome<object>> {
  switch (act.do) {
    case "suspend_work":
      return suspendPlacement(ctx, actor, act);
    case "resume_work":
      return resumePlacement(ctx, actor, act);
    case "cancel_work":
      return cancelPlacement(ctx, actor, act);
    case "vouch":
      return vouchForCheckpoint(ctx, actor, act);
    case "dispute":
      return disputeCheckpoint(ctx, actor, act);
    case "take_back_dispute":
      return takeBackDispute(ctx, actor, act);
    case "end_work":
      return endPlacement(ctx, actor, act);
    default:
      return assertNever(act);
  }
}
