import { logAccess } from "#app/domain/audit/log-access.server.ts";
import { frozenSpansOfPeople } from "#app/domain/emergency/frozen-spans.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { mayHandleChanges } from "./change-request.policy.ts";
import type { ChangeState } from "./change-request.ts";
import { queuedChanges } from "./change-requests.store.server.ts";
import { queueItem, type QueueItem } from "./queue-item.server.ts";

/** Which part of the queue: what is open, what was granted and the registry was not told of, what is over. */
export const QUEUE_PARTS = ["open", "to_tell", "over"] as const;
export type QueuePart = (typeof QUEUE_PARTS)[number];

const STATES: Readonly<Record<QueuePart, readonly ChangeState[]>> = {
  open: ["asked", "evidence_asked", "decided_yes", "appealed"],
  to_tell: ["applied"],
  over: ["decided_no", "applied", "withdrawn"],
};

type ChangeQueue = {
  readonly counts: Readonly<Record<Exclude<QueuePart, "over">, number>>;
  readonly items: readonly QueueItem[];
};

const SHOWN = 100;

/**
 * Requests of an officer's caseload (a supervisor: of the country), what is due first at the top. Every person who is
 * shown can see that she was; values are not in the list.
 */
export async function readChangeQueue(
  ctx: Ctx,
  actor: Actor,
  input: { readonly part: QueuePart },
): Promise<Outcome<ChangeQueue>> {
  const denied = mayHandleChanges(actor);
  if (denied || actor.kind !== "member") return deny(denied ?? "officers_only");
  const today = ctx.clock.today(actor.country);
  const scope = {
    ...{ country: actor.country, officerPersonId: actor.personId, today },
    officerAccountId: actor.role === "supervisor" ? null : actor.accountId,
  };
  return ctx.transaction(async (tx) => {
    const rows = await queuedChanges(tx, scope, [...new Set(Object.values(STATES).flat())]);
    const inPart = (part: QueuePart) =>
      rows.filter(({ status, toldAt }) =>
        status === "applied"
          ? (part === "to_tell") === (toldAt === null) && part !== "open"
          : STATES[part].includes(status),
      );
    const ids = rows.map(({ personId }) => personId);
    const frozen = await frozenSpansOfPeople(ctx, tx, actor.country, ids);
    const items = inPart(input.part)
      .map((row) =>
        queueItem(ctx, row, { today, accountId: actor.accountId, frozen: frozen.get(row.personId) }),
      )
      .sort((a, b) => (a.dueOn ?? "9").localeCompare(b.dueOn ?? "9"))
      .slice(0, SHOWN);
    const shown = new Set(items.map(({ personId }) => personId));
    await logAccess(
      ctx,
      tx,
      actor,
      [...shown].map((subjectPersonId) => ({
        subjectPersonId,
        purpose: "casework",
        what: "change_requests",
      })),
    );
    return ok({ counts: { open: inPart("open").length, to_tell: inPart("to_tell").length }, items });
  });
}
