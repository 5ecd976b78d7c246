import { openFullName } from "#app/domain/identity/sealed-person.ts";
import type { FrozenSpan } from "#app/domain/emergency/frozen-span.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { dueOn, type ChangeState } from "./change-request.ts";
import type { QueuedChange } from "./change-requests.store.server.ts";

/** A request in a line of the office's list. */
export type QueueItem = {
  readonly id: string;
  readonly personId: string;
  readonly fullName: string;
  readonly code: string;
  readonly ofHousehold: boolean;
  readonly status: ChangeState;
  readonly since: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly isLate: boolean;
  /** It is an appeal against the actor's own decision. */
  readonly needsSomebodyElse: boolean;
};

/** What an officer sees of a request in a list; not what it asks for. */
export function queueItem(
  ctx: Pick<Ctx, "cipher">,
  row: QueuedChange,
  {
    today,
    accountId,
    frozen,
  }: {
    readonly today: PlainDate;
    readonly accountId: string;
    /** The person's frozen days. */
    readonly frozen: readonly FrozenSpan[] | undefined;
  },
): QueueItem {
  const due = dueOn({ ...row, frozen: frozen ?? [] }, { isTold: row.toldAt !== null });
  const { id, personId, code, status, since, fullNameSealed } = row;
  return {
    ...{ id, personId, code, status, since, dueOn: due },
    fullName: openFullName(ctx.cipher, { id: personId, fullNameSealed }) ?? "—",
    ofHousehold: row.subjectId === null,
    isLate: due !== null && due < today,
    needsSomebodyElse: status === "appealed" && row.decidedBy === accountId,
  };
}
