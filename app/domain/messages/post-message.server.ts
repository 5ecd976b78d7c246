import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { afterQuietHours, type NewMessage } from "./message.ts";
import { insertDelivery, insertMessage } from "./messages.store.server.ts";

/**
 * Puts a message into the person's inbox and lines up an SMS that says no more than "something new". Once
 * per key. Part of the caller's transaction when there is one.
 */
export async function postMessage(ctx: Ctx, message: NewMessage): Promise<void> {
  await ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    const id = await insertMessage(tx, ctx.ids.next(), message, now);
    if (id === null) return;
    const dueAt = afterQuietHours(now, zoneOf(message.country));
    await insertDelivery(tx, { id: ctx.ids.next(), messageId: id, channel: "sms", dueAt });
  });
}
