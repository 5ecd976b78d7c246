import { systemActor, type Actor } from "../../kernel/actor.ts";
import { countryOf } from "../../kernel/countries.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { eachDue } from "../../kernel/each-due.server.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { lookThrough } from "./look-through.server.ts";
import { compare, KEEP_ALERTS_MS, KEEP_DELETED_MS, LOOK_BACK_MS, nextLook } from "./saved-search.ts";
import {
  findDueSearches,
  forgetSearches,
  insertAlert,
  lockSearch,
  noteLook,
  type SavedSearchRow,
} from "./saved-searches.store.server.ts";
import { openSearch, sealFound, sealKnown } from "./sealed-search.ts";

/**
 * Looks through the saved searches of a country whose time has come for what is new since the last look, and
 * says so once. Each search is a transaction of its own: what is known, the alert and its event are kept
 * together, so that a look that is cut short is simply taken again. A search that can't be looked through now
 * stays due and keeps no other from its turn.
 */
export async function alertSavedSearches(
  ctx: Ctx,
  actor: Actor,
  { country }: { readonly country: string },
): Promise<Outcome<{ looked: number; alerts: number; failed: number; forgotten: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const counts = { looked: 0, alerts: 0, failed: 0 };
  const now = ctx.clock.now();
  await eachDue(
    (after, limit) => findDueSearches(ctx.sql, { country, now, after, limit }),
    async (row) => {
      try {
        const found = await lookAt(ctx, row);
        if (found === null) return false;
        counts.looked++;
        if (found > 0) counts.alerts++;
        return true;
      } catch (error) {
        counts.failed++;
        ctx.log.warn("A saved search will be looked through later", { code: (error as Error).name });
        return false;
      }
    },
  );
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const forgotten = await ctx.transaction((tx) =>
    forgetSearches(tx, { country, deleted: before(KEEP_DELETED_MS), alerts: before(KEEP_ALERTS_MS) }),
  );
  return ok({ ...counts, forgotten });
}

/** How many are new; null when the search was changed, deleted or looked through by somebody else meanwhile. */
async function lookAt(ctx: Ctx, due: SavedSearchRow): Promise<number | null> {
  const now = ctx.clock.now();
  const since = new Date(Math.min(due.lookedAt.getTime(), now.getTime()) - LOOK_BACK_MS);
  const { address, known } = openSearch(ctx.cipher, due);
  const found = await lookThrough(ctx, systemActor("worker", due.country), { address, since });
  const compared = compare(known, found, since);
  return ctx.transaction(async (tx) => {
    const row = await lockSearch(tx, due.id);
    if (!row || row.deletedAt || row.nextLookAt === null || row.nextLookAt > now) return null;
    if (row.lookedAt.getTime() !== due.lookedAt.getTime()) return null;
    const { id: savedSearchId, personId, country, beyondMasar } = row;
    await noteLook(tx, savedSearchId, {
      knownSealed: sealKnown(ctx.cipher, savedSearchId, compared.known),
      lookedAt: now,
      nextLookAt: nextLook(row.frequency, now, countryOf(country)),
    });
    const count = compared.fresh.length;
    if (count === 0) return 0;
    const alertId = ctx.ids.next();
    const foundSealed = sealFound(ctx.cipher, alertId, compared.fresh);
    await insertAlert(tx, { id: alertId, savedSearchId, at: now, count, foundSealed });
    await tx.publish({
      name: "saved_search.found",
      payload: { savedSearchId, alertId, personId, country, count, beyondMasar },
    });
    await tx.audit(systemActor("worker", country), {
      action: "saved_search.alert",
      subjectType: "person",
      subjectId: personId,
      details: { savedSearchId, alertId, count },
    });
    return count;
  });
}
