import { extendedFor } from "../emergency/frozen-spans.server.ts";
import { zoneOf } from "../kernel/countries.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { addDays, dateInZone, type PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { Application } from "./applications.store.server.ts";
import { REASON_DAYS, type TurnDownReason } from "./offer.ts";
import { saveWhy, selectWhysOf, type WhyRow } from "./turn-down-why.store.server.ts";

export type Why = { readonly reason: TurnDownReason | null; readonly words: string | null };

const place = (offerId: string): string => `offer.turn_down_words_sealed:${offerId}`;

/** Keeps why an offer was turned down, the words sealed. */
export async function keepWhy(ctx: Ctx, tx: Tx, offerId: string, { reason, words }: Why): Promise<void> {
  const wordsSealed = words === null ? null : ctx.cipher.encrypt(words, place(offerId));
  await saveWhy(tx, offerId, { reason, wordsSealed, at: ctx.clock.now() });
}

/** Why an offer was turned down, as it was said. */
export const openWhy = (ctx: Pick<Ctx, "cipher">, { offerId, reason, wordsSealed }: WhyRow): Why => ({
  reason,
  words: wordsSealed === null ? null : ctx.cipher.decrypt(wordsSealed, place(offerId)),
});

/** The last day on which she can say why, with every day on which deadlines were frozen for her. */
export function whyUntil(
  ctx: Pick<Ctx, "clock">,
  sql: SqlExecutor,
  { country, personId, vacancyId }: Pick<Application, "country" | "personId" | "vacancyId">,
  { answeredAt }: Pick<WhyRow, "answeredAt">,
): Promise<PlainDate> {
  const from = dateInZone(answeredAt, zoneOf(country));
  return extendedFor(ctx, sql, { country, personId, vacancyId }, { from, due: addDays(from, REASON_DAYS) });
}

export type TurnedDown = Why & {
  readonly offerId: string;
  readonly vacancyId: string;
  readonly answeredAt: Date;
};

/** The offers that a person turned down with what she said, the latest first; for her officer alone. */
export async function turnedDownBy(
  ctx: Pick<Ctx, "cipher" | "sql">,
  personId: string,
): Promise<readonly TurnedDown[]> {
  return (await selectWhysOf(ctx.sql, personId)).map((row) => ({
    ...openWhy(ctx, row),
    ...{ offerId: row.offerId, vacancyId: row.vacancyId, answeredAt: row.answeredAt },
  }));
}
