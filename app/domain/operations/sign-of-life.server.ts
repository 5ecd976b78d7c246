import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { saveSign, saveStop } from "./worker-processes.store.server.ts";

/** Notes that a worker lives; call it every few seconds. */
export const giveSign = (
  ctx: Ctx,
  worker: { readonly id: string; readonly name: string; readonly version: string },
): Promise<void> => saveSign(ctx.sql, worker);

/** Notes that a worker ends as it should: it is not missing. */
export const signOff = (ctx: Ctx, id: string): Promise<void> => saveStop(ctx.sql, id);
