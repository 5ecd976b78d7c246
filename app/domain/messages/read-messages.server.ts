import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Paged, Paging } from "#app/domain/kernel/paging.ts";
import { codesTo } from "./message.ts";
import {
  countMessages,
  countUnread,
  deliveriesOf,
  markRead,
  messagesOf,
  type DeliveryRow,
  type MessageRow,
} from "./messages.store.server.ts";

export type OwnMessage = MessageRow & { readonly deliveries: readonly DeliveryRow[] };

/** What concerns her as a seeker is apart from what concerns her work for an organisation. */
const codesFor = (actor: Member) => codesTo(actor.role === "seeker" ? "seeker" : "staff");

/**
 * The person's own inbox in the role she acts in, newest first, with what became of each message by SMS and
 * mail. Opening a page of it marks what is shown as read.
 */
export async function readMessages(
  ctx: Ctx,
  actor: Member,
  paging: Paging = { page: 1, pageSize: 25 },
): Promise<Paged<OwnMessage>> {
  const codes = codesFor(actor);
  const [messages, total] = await Promise.all([
    messagesOf(ctx.sql, actor.personId, codes, paging),
    countMessages(ctx.sql, actor.personId, codes),
  ]);
  const ids = messages.map(({ id }) => id);
  const deliveries = await deliveriesOf(ctx.sql, ids);
  await markRead(ctx.sql, ids, ctx.clock.now());
  const items = messages.map((message) => ({
    ...message,
    deliveries: deliveries.filter(({ messageId }) => messageId === message.id),
  }));
  return { items, total, ...paging };
}

/** How many messages the person has not seen. */
export async function unreadMessages(ctx: Ctx, actor: Member): Promise<number> {
  return countUnread(ctx.sql, actor.personId, codesFor(actor));
}
