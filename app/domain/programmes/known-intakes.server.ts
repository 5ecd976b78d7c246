import type { Ctx } from "../kernel/ctx.server.ts";
import type { KnownPosting } from "../search/posting.ts";
import { selectKnownIntakes } from "./known-intakes.store.server.ts";
import { intakeStanding } from "./programme.ts";

/** Intakes that were opened at some time, whatever has become of them. */
export async function knownIntakes(
  ctx: Pick<Ctx, "sql" | "clock">,
  ids: readonly string[],
): Promise<readonly KnownPosting[]> {
  const rows = await selectKnownIntakes(ctx.sql, ids);
  return rows.map(({ id, title, titleLang, employer, ...intake }) => ({
    ...{ id, kind: "intake", title, titleLang, employer, movedTo: null },
    standing: intakeStanding(intake, ctx.clock.today(intake.country)),
  }));
}
