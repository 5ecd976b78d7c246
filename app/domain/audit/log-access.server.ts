import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import { insertAccesses } from "./access-log.store.server.ts";

/** What somebody looked at. `purpose` and `what` are codes, worded when the person reads the log. */
export type Access = {
  readonly subjectPersonId: string;
  /** Why, such as "recruitment". */
  readonly purpose: string;
  /** Which part, such as "skills" or "name_and_phone". */
  readonly what: string;
};

/**
 * Writes down that the actor saw personal data of these people; call it in the transaction that reads them.
 * One's own data, and what the system does by itself, are no views.
 */
export async function logAccess(
  ctx: Pick<Ctx, "ids" | "clock">,
  tx: SqlExecutor,
  actor: Actor,
  accesses: Access | readonly Access[],
): Promise<void> {
  if (actor.kind !== "member") return;
  const seen = [accesses].flat().filter((access) => access.subjectPersonId !== actor.personId);
  if (seen.length === 0) return;
  const at = ctx.clock.now();
  await insertAccesses(
    tx,
    seen.map((access) => ({
      ...access,
      id: ctx.ids.next(),
      viewerAccountId: actor.accountId,
      viewerRole: actor.role,
      organisationId: actor.organisationId,
    })),
    at,
  );
}
