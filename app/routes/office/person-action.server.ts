import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { assertNever } from "#app/domain/kernel/result.ts";
import { correctDates } from "#app/domain/placements/correct-dates.server.ts";
import { correctStartAway } from "#app/domain/placements/correct-start-away.server.ts";
import {
  correctDatesSchema,
  correctStartAwaySchema,
  settleCheckpointSchema,
} from "#app/domain/placements/placement.schema.ts";
import { settleCheckpoint } from "#app/domain/placements/settle-checkpoint.server.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied } from "#app/web/respond.server.ts";
import { disputeSchema, isWorkAct, performWorkAct, workActSchemas } from "#app/web/work-acts.server.ts";

const formSchema = z.discriminatedUnion("do", [
  ...workActSchemas,
  disputeSchema,
  settleCheckpointSchema.extend({ do: z.literal("settle") }),
  correctDatesSchema.extend({ do: z.literal("correct_dates") }),
  correctStartAwaySchema.extend({ do: z.literal("correct_away") }),
]);

/** The acts on a person's page: settle or dispute a checkpoint, pause work, correct dates, take a start back. */
export async function personAction(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const personId = idParam(args.params, "personId");
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const act = form.value;
  const outcome = await once<object>(guarded, { name: act.do, token: form.token }, async (ctx) => {
    if (isWorkAct(act)) return performWorkAct(ctx, actor, act);
    switch (act.do) {
      case "settle":
        return settleCheckpoint(ctx, actor, act);
      case "correct_dates":
        return correctDates(ctx, actor, act);
      case "correct_away":
        return correctStartAway(ctx, actor, act);
      default:
        return assertNever(act);
    }
  });
  if (outcome.ok)
    return redirectWith(web, `/office/people/${personId}`, {
      tone: "ok",
      message: `${isWorkAct(act) ? "work:done" : "office:acts.done"}.${act.do}`,
    });
  if (outcome.error.kind === "denial") throw denied(outcome.error);
  return form.again(outcome.error);
}
