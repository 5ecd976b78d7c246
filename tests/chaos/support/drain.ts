import { setTimeout as sleep } from "node:timers/promises";
import { verifyAudit, type AuditVerification } from "#app/domain/audit/verify-audit.server.ts";
import type { Composition } from "#app/composition.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { CONSUMERS } from "#workers/reactions.ts";
import { unhandled } from "./verify-effects.ts";

const LOOK_MS = 250;
const SEALED_WITHIN_MS = 30_000;

const countOf = async (ctx: Ctx, sql: string): Promise<number> =>
  (await ctx.sql.query<{ n: number }>(sql))[0]?.n ?? 0;

/** What is still on its way, or stuck: events not handed on or not handled, jobs in any state, dead letters. */
export type Backlog = {
  readonly unrelayed: number;
  readonly unhandled: number;
  readonly jobs: number;
  readonly deadLetters: number;
};

export const amount = ({ unrelayed, unhandled: open, jobs, deadLetters }: Backlog): number =>
  unrelayed + open + jobs + deadLetters;

async function backlog({ ctx }: Composition, queue: ReturnType<Composition["openQueue"]>): Promise<Backlog> {
  let jobs = 0;
  for (const consumer of Object.keys(CONSUMERS)) {
    const { waiting, active, delayed, failed } = await queue.counts(consumer);
    jobs += waiting + active + delayed + failed;
  }
  return {
    unrelayed: await countOf(ctx, "select count(*) as n from outbox_event where relayed_at is null"),
    unhandled: await unhandled(ctx),
    jobs,
    deadLetters: await countOf(ctx, "select count(*) as n from dead_letter"),
  };
}

/** Waits until nothing is on its way; gives up after `limitMs` and tells what is left. */
export async function drain(composition: Composition, limitMs: number): Promise<Backlog> {
  const queue = composition.openQueue();
  const deadline = performance.now() + limitMs;
  let left: Backlog = { unrelayed: 0, unhandled: 0, jobs: 0, deadLetters: 0 };
  try {
    for (;;) {
      // The last harm may have been the database's: then there is no answer for a moment.
      const seen = await backlog(composition, queue).catch(() => null);
      if (seen) left = seen;
      if ((seen && amount(seen) === 0) || performance.now() > deadline) return left;
      await sleep(LOOK_MS);
    }
  } finally {
    await queue.close();
  }
}

/** Verifies the audit chain once everything is sealed, which takes a second. */
export async function sealedAudit(ctx: Ctx): Promise<AuditVerification> {
  const deadline = performance.now() + SEALED_WITHIN_MS;
  for (;;) {
    const verification = await verifyAudit(ctx);
    if (!verification.ok || verification.unsealed === 0 || performance.now() > deadline) return verification;
    await sleep(LOOK_MS);
  }
}
