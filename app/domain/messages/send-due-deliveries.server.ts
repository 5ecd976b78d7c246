import { readContact } from "#app/domain/identity/read-contact.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { translateFor } from "#app/i18n/i18n.ts";
import { chooseLocale } from "#app/i18n/locale.ts";
import { DAILY_CAP } from "./message.ts";
import { countSentSince, settleDelivery, takeDueDelivery } from "./messages.store.server.ts";

const DAY_MS = 86_400_000;
/** One run sends at most so many, so that a backlog cannot hold the scheduler. */
const RUN_LIMIT = 500;

/**
 * Sends what is due. The recipient is read again at sending; the text says only that there is something new.
 * What is not sent says why. The idempotency key is the delivery's id: a repeat is the same message.
 */
export async function sendDueDeliveries(ctx: Ctx): Promise<{ sent: number; notSent: number }> {
  const counts = { sent: 0, notSent: 0 };
  for (let i = 0; i < RUN_LIMIT; i++) {
    const outcome = await sendNext(ctx);
    if (!outcome) break;
    counts[outcome]++;
  }
  return counts;
}

async function sendNext(ctx: Ctx): Promise<"sent" | "notSent" | null> {
  return ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    const delivery = await takeDueDelivery(tx, now);
    if (!delivery) return null;
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
