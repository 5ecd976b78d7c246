import type { Actor } from "../kernel/actor.ts";
import { COUNTRIES } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { takeOwnEdge } from "./move-vacancy.server.ts";
import { selectOverdueVacancies, selectVacancy } from "./vacancies.store.server.ts";
import { IDLE_DAYS } from "./vacancy.ts";

const BATCH = 200;
const DAY_MS = 86_400_000;

/** Expires own vacancies whose closing date has passed in their country, or which lie idle. */
export async function expireVacancies(ctx: Ctx, actor: Actor): Promise<Outcome<{ expired: number }>> {
  if (actor.kind !== "system") return deny("other_role");
  const idleSince = new Date(ctx.clock.now().getTime() - IDLE_DAYS * DAY_MS);
  const overdue: { readonly id: string }[] = [];
  for (const { code } of COUNTRIES)
    overdue.push(...(await selectOverdueVacancies(ctx.sql, code, ctx.clock.today(code), idleSince, BATCH)));
  let expired = 0;
  for (const { id } of overdue) {
    const taken = await ctx.transaction(async (tx) => {
      const vacancy = await selectVacancy(tx, id, { lock: true });
      return vacancy && takeOwnEdge(ctx.within(tx), tx, actor, vacancy, "expire", { noFee: true });
    });
    if (taken?.ok) expired++;
  }
  return ok({ expired });
}
