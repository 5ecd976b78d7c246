import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { saveReactions, type Reaction } from "./events.store.server.ts";

/** Writes down which consumer reacts to what, for the administrator's page. */
export const registerReactions = (ctx: Ctx, reactions: readonly Reaction[]): Promise<void> =>
  saveReactions(ctx.sql, reactions);
