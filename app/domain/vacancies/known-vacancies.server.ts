import type { Ctx } from "../kernel/ctx.server.ts";
import type { KnownPosting } from "../search/posting.ts";
import { selectKnownVacancies } from "./known-vacancies.store.server.ts";
import { vacancyStanding } from "./vacancy.ts";

/** Vacancies that were public once, whatever has become of them; drafts are left out. */
export async function knownVacancies(
  ctx: Pick<Ctx, "sql" | "clock">,
  ids: readonly string[],
): Promise<readonly KnownPosting[]> {
  const rows = await selectKnownVacancies(ctx.sql, ids);
  return rows.map(({ id, title, titleLang, employerName: employer, movedTo, ...vacancy }) => ({
    ...{ id, kind: "vacancy", title, titleLang, employer, movedTo },
    standing: movedTo ? "moved" : vacancyStanding(vacancy, ctx.clock.now(), ctx.clock.today(vacancy.country)),
  }));
}
