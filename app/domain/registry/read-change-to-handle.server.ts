import { logAccess } from "#app/domain/audit/log-access.server.ts";
import { frozenSpansOf } from "#app/domain/emergency/frozen-spans.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { changeToHandle } from "./change-to-handle.server.ts";
import { moveChange, type ChangeEdge, type ChangeFacts } from "./change-request.ts";
import { sealedNameOf } from "./change-requests.store.server.ts";
import { queueItem, type QueueItem } from "./queue-item.server.ts";
import { storyOf, type OwnChange } from "./read-own-changes.server.ts";
import { variableNow } from "./scores.store.server.ts";
import { openFact } from "./sealed-fact.ts";

/** One request as an officer handles it: the story, the value that holds now, and which acts are open to her. */
export type ChangeToHandle = QueueItem &
  Pick<OwnChange, "before" | "asked" | "steps" | "isTold"> & {
    readonly now: { readonly value: string; readonly source: string; readonly from: PlainDate };
    readonly acts: readonly ("ask_evidence" | "yes" | "no" | "tell")[];
    /** Why she cannot decide, where it is her turn and yet not open to her. */
    readonly hindrance: "other_decider_needed" | "person_may_still_answer" | null;
  };

const ACTS = {
  ask_evidence: ["ask_evidence"],
  yes: ["decide_yes", "overturn"],
  no: ["decide_no", "uphold"],
} as const;

/** One request of the caseload; that it was read is seen by the person. */
export async function readChangeToHandle(
  ctx: Ctx,
  actor: Actor,
  input: { readonly requestId: string },
): Promise<Outcome<ChangeToHandle>> {
  return ctx.transaction(async (tx) => {
    const within = ctx.within(tx);
    const found = await changeToHandle(ctx, tx, actor, input.requestId);
    if ("code" in found) return deny(found);
    const { request, by } = found;
    const { personId, country } = request;
    const today = ctx.clock.today(country);
    const variable = await variableNow(tx, { ...request, personId: request.subjectId });
    if (!variable) return fail("not_found");
    const frozen = await frozenSpansOf(ctx, tx, { country, personId });
    const facts: ChangeFacts = { ...request, hasAppealed: request.appealedAt !== null, frozen };
    const failureOf = (edge: ChangeEdge): string | null => {
      const moved = moveChange(facts, {
        ...{ edge, by: by.role as TransitionActor, account: by.accountId, today },
      });
      return "failure" in moved ? moved.failure : null;
    };
    const fullNameSealed = await sealedNameOf(tx, personId);
    const isTold = request.toldAt !== null;
    const refusals = ACTS.no.map(failureOf);
    await logAccess(ctx, tx, actor, { subjectPersonId: personId, purpose: "casework", what: "score" });
    return ok({
      ...queueItem(ctx, { ...request, fullNameSealed }, { today, accountId: by.accountId, frozen }),
      ...(await storyOf(within, request)),
      isTold,
      now: {
        value: openFact(ctx.cipher, variable.id, variable.factSealed).value,
        ...{ source: variable.source, from: variable.from },
      },
      acts: [
        ...(["ask_evidence", "yes", "no"] as const).filter((act) =>
          ACTS[act].some((edge) => !failureOf(edge)),
        ),
        ...(request.status === "applied" && !isTold ? (["tell"] as const) : []),
      ],
      hindrance: refusals.includes("other_decider_needed")
        ? "other_decider_needed"
        : refusals.includes("person_may_still_answer")
          ? "person_may_still_answer"
          : null,
    });
  });
}
