import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { countryOf } from "#app/domain/kernel/countries.ts";
import { insertDelivery } from "./deliveries.store.server.ts";
import type { NewMessage } from "./message.ts";
import { insertMessage } from "./messages.store.server.ts";
import { CHANNELS } from "./preferences.ts";
import { findChoices } from "./preferences.store.server.ts";
import { afterQuietHours } from "./quiet-hours.ts";

/**
 * Puts a message into the person's inbox and lines it up for SMS and mail, which say no more than "something
 * new". Whether they leave is decided when they are due. Once per key. Part of the caller's transaction when
 * there is one.
 */
export async function postMessage(ctx: Ctx, message: NewMessage): Promise<void> {
  await ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    const id = await insertMessage(tx, ctx.ids.next(), message, now);
    if (id === null || message.inMasarOnly) return;
    const { zone, quietHours } = countryOf(message.country);
    const own = (await findChoices(tx, [message.personId])).get(message.personId)?.quietHours;
    const dueAt = afterQuietHours(now, zone, own ?? quietHours);
    for (const channel of CHANNELS)
      await insertDelivery(tx, { id: ctx.ids.next(), messageId: id, channel, dueAt });
  });
}

/** The same message to several persons, each with a copy of her own. */
export async function postToEach(
  ctx: Ctx,
  personIds: readonly string[],
  message: Omit<NewMessage, "personId">,
): Promise<void> {
  for (const personId of personIds)
    await postMessage(ctx, { ...message, personId, key: `${message.key}:${personId}` });
}
