import type { Ctx } from "../kernel/ctx.server.ts";
import { selectSwitchUntil } from "./telling.store.server.ts";

/** Whether a switch still ends on the day that people were told. */
export const isFreezeAsSaid = async (
  ctx: Pick<Ctx, "sql">,
  { switchId, until }: { readonly switchId: string; readonly until: string },
): Promise<boolean> => (await selectSwitchUntil(ctx.sql, switchId)) === until;
