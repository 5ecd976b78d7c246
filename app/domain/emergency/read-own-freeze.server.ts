import type { Member } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { runsAgainOn } from "./frozen-span.ts";
import { frozenSpansOf } from "./frozen-spans.server.ts";

/** The first day on which the person's deadlines run again; null when they run today. */
export async function readOwnFreeze(
  ctx: Pick<Ctx, "clock" | "sql">,
  actor: Member,
  of: { readonly vacancyId?: string } = {},
): Promise<PlainDate | null> {
  const today = ctx.clock.today(actor.country);
  const spans = await frozenSpansOf(ctx, ctx.sql, {
    ...{ country: actor.country, personId: actor.actingFor ?? actor.personId },
    ...of,
  });
  return runsAgainOn(spans, today);
}
