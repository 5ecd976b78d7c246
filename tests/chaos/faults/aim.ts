import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Crew } from "../support/crew.ts";
import { killHard, type Victim } from "../support/victim.ts";

const LOOK_MS = 10;
const GIVE_UP_MS = 30_000;
/** Events that the queue does not hear of. */
const UNHEARD = 20;

const numberOf = async (ctx: Ctx, sql: string): Promise<number> =>
  (await ctx.sql.query<{ n: number }>(sql))[0]?.n ?? 0;

/**
 * Resolves right after the worker has reconciled wage records, before it has told the queue so: each reconciliation
 * leaves an audit entry, however often it is repeated.
 */
export function afterAReconciliation(ctx: Ctx): () => Promise<void> {
  const reconciled = (): Promise<number> =>
    numberOf(ctx, "select count(*) as n from audit_entry where action = 'wage_record.reconcile'");
  return async () => {
    const before = await reconciled();
    const giveUp = performance.now() + GIVE_UP_MS;
    while ((await reconciled()) === before && performance.now() < giveUp) await sleep(LOOK_MS);
  };
}

/**
 * Kills the queue again and again until some more events exist, and the writers before it is back: what they were
 * about to tell it is told by nobody. (What a stopped queue was told would still lie in its socket.)
 */
export async function killWritersBeforeTheQueueHears(ctx: Ctx, queue: Victim, crew: Crew): Promise<void> {
  const events = (): Promise<number> => numberOf(ctx, "select count(*) as n from outbox_event");
  const enough = (await events()) + UNHEARD;
  const giveUp = performance.now() + GIVE_UP_MS;
  while ((await events()) < enough && performance.now() < giveUp) await killHard(queue);
  await crew.replace();
}
