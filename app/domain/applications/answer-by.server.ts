import { extendedFor } from "../emergency/frozen-spans.server.ts";
import { zoneOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { dateInZone } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { Application } from "./applications.store.server.ts";
import type { Offer } from "./offer.ts";

/**
 * The offer with the last day on which it can be answered: as written in it, and every day longer on which deadlines
 * were frozen where the person lives or the vacancy is.
 */
export async function offerInTime(
  ctx: Pick<Ctx, "clock">,
  sql: SqlExecutor,
  { country, personId, vacancyId }: Pick<Application, "country" | "personId" | "vacancyId">,
  offer: Offer,
): Promise<Offer> {
  const from = dateInZone(offer.madeAt, zoneOf(country));
  const of = { country, personId, vacancyId };
  return { ...offer, answerBy: await extendedFor(ctx, sql, of, { from, due: offer.answerBy }) };
}
