import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { POSTINGS_PER_EVENT } from "./import.events.ts";
import { expireListed } from "./import-postings.store.server.ts";

/** Takes imported postings off the list that closed or that nobody has seen for 90 days; all that are due. */
export async function expireListedPostings(ctx: Ctx, actor: Actor): Promise<Outcome<{ expired: number }>> {
  if (actor.kind !== "system") return deny("other_role");
  let expired = 0;
  for (;;) {
    const vacancyIds = await ctx.transaction(async (tx) => {
      const ids = await expireListed(tx, ctx.clock.now(), POSTINGS_PER_EVENT);
      if (ids.length === 0) return ids;
      await tx.publish({ name: "vacancy.unlisted", payload: { importId: null, vacancyIds: ids } });
      await tx.audit(actor, {
        action: "vacancy.expire",
        subjectType: "vacancy",
        subjectId: ids[0] ?? "",
        details: { postings: ids.length },
      });
      return ids;
    });
    expired += vacancyIds.length;
    if (vacancyIds.length < POSTINGS_PER_EVENT) return ok({ expired });
  }
}
