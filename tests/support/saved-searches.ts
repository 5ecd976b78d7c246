import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { system } from "./marketplace.ts";

/** Takes a vacancy out of what can be found; the index follows unless it is late. */
export async function closeVacancy(ctx: Ctx, vacancyId: string, { indexed = true } = {}): Promise<void> {
  await ctx.sql.query("update vacancy set status = 'expired' where id = $1", [vacancyId]);
  if (indexed) expectOk(await indexPostings(ctx, system, { postingIds: [vacancyId] }));
}
