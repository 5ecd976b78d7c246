import { readContact } from "#app/domain/identity/read-contact.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { translateFor } from "#app/i18n/i18n.ts";
import { chooseLocale } from "#app/i18n/locale.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { afterQuietHours, DAILY_CAP } from "./message.ts";
import {
  countSentSince,
  postponeDelivery,
  settleDelivery,
  takeDueDelivery,
  type DueDelivery,
} from "./messages.store.server.ts";

const DAY_MS = 86_400_000;
/** One run sends at most so many, so that a backlog cannot hold the scheduler. */
const RUN_LIMIT = 500;

/** What could not be sent is tried again after this; many failures end the run. */
const PAUSE_MS = 10 * 60_000;
const FAILURE_LIMIT = 10;

/**
 * Sends what is due. The recipient is read again at sending; the text says only that there is something new.
 * What is not sent says why, and quiet hours count when it leaves, too: the worker may have been away. The
 * idempotency key is the delivery's id: a repeat is the same message.
 */
export async function sendDueDeliveries(
  ctx: Ctx,
): Promise<{ sent: number; notSent: number; putOff: number; failed: number }> {
  const counts = { sent: 0, notSent: 0, putOff: 0, failed: 0 };
  for (let i = 0; i < RUN_LIMIT && counts.failed < FAILURE_LIMIT; i++) {
    const taken: { delivery: DueDelivery | null } = { delivery: null };
    try {
      const outcome = await sendNext(ctx, taken);
      if (!outcome) break;
      counts[outcome]++;
    } catch (error) {
      if (!taken.delivery) throw error;
      // One that cannot be sent must not hold up those behind it.
      counts.failed++;
      ctx.log.warn("A message will be sent later", { kind: taken.delivery.channel, error: nameOf(error) });
      await postponeDelivery(ctx.sql, taken.delivery.id, new Date(ctx.clock.now().getTime() + PAUSE_MS));
    }
  }
  return counts;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");

async function sendNext(
  ctx: Ctx,
  taken: { delivery: DueDelivery | null },
): Promise<"sent" | "notSent" | "putOff" | null> {
  return ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    const delivery = await takeDueDelivery(tx, now);
    if (!delivery) return null;
    taken.delivery = delivery;
    const allowed = afterQuietHours(now, zoneOf(delivery.country));
    if (allowed > now) {
      await postponeDelivery(tx, delivery.id, allowed);
      return "putOff";
    }
    const notSent = async (reason: string): Promise<"notSent"> => {
      await settleDelivery(tx, delivery.id, { status: "not_sent", reason }, now);
      return "notSent";
    };
    const contact = await readContact(ctx.within(tx), delivery.personId);
    if (!contact?.phone) return notSent("no_phone");
    const sentToday = await countSentSince(
      tx,
      delivery.personId,
      delivery.channel,
      new Date(now.getTime() - DAY_MS),
    );
    if (sentToday >= DAILY_CAP) return notSent("daily_cap");
    const t = translateFor(chooseLocale(contact.preferredLanguage));
    const text = t("messages:sms.something_new", { address: `${ctx.surroundings.origin}/my/messages` });
    await ctx.sms.send({ to: contact.phone, text, idempotencyKey: delivery.id });
    await settleDelivery(tx, delivery.id, { status: "sent", reason: null }, now);
    return "sent";
  });
}
