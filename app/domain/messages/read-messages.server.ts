import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { countUnread, markAllRead, messagesOf, type MessageRow } from "./messages.store.server.ts";

const SHOWN = 50;

/** The person's own inbox, newest first; opening it marks what is shown as read. */
export async function readMessages(ctx: Ctx, actor: Member): Promise<readonly MessageRow[]> {
  const messages = await messagesOf(ctx.sql, actor.personId, SHOWN);
  await markAllRead(ctx.sql, actor.personId, ctx.clock.now());
  return messages;
}

/** How many messages the person has not seen. */
export async function unreadMessages(ctx: Ctx, actor: Member): Promise<number> {
  return countUnread(ctx.sql, actor.personId);
}
