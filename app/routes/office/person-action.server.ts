import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { assertNever } from "#app/domain/kernel/result.ts";
import { answerWageQuestionFor } from "#app/domain/placements/answer-wage-question.server.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { correctDates } from "#app/domain/placements/correct-dates.server.ts";
import { correctStartAway } from "#app/domain/placements/correct-start-away.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import {
  answerForPersonSchema,
  confirmStartSchema,
  correctDatesSchema,
  correctStartAwaySchema,
  endPlacementSchema,
  settleCheckpointSchema,
} from "#app/domain/placements/placement.schema.ts";
import { settleCheckpoint } from "#app/domain/placements/settle-checkpoint.server.ts";
import { redirectWith } from "#app/web/flash.server.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { idParam } from "#app/web/params.server.ts";
import { denied } from "#app/web/respond.server.ts";
import { disputeSchemas, isWorkAct, performWorkAct, workActSchemas } from "#app/web/work-acts.server.ts";

/** What the office has seen or heard is asked for: a word that it has not heard is none. */
const seen = { shownBy: z.enum(["payslip", "employer", "self"], "missing") };
const startSchema = confirmStartSchema.extend({ ...seen, do: z.literal("start_work") });
const endSchema = endPlacementSchema.extend({ ...seen, do: z.literal("end_by_office") });

const formSchema = z.discriminatedUnion("do", [
  ...workActSchemas,
  ...disputeSchemas,
  startSchema,
  endSchema,
  answerForPersonSchema.extend({ do: z.literal("answer_for"), answer: z.enum(["yes", "no"], "missing") }),
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
      case "start_work":
        return confirmStart(ctx, actor, act);
      case "end_by_office":
        return endPlacement(ctx, actor, act);
      case "answer_for":
        return answerWageQuestionFor(ctx, actor, act);
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
