import type { Member } from "../kernel/actor.ts";
import { zoneOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { accessDays, type AccessDay } from "./access-log.store.server.ts";

export type { AccessDay };

const SHOWN = 100;

/** Who viewed the actor's own data: role, organisation, purpose and day, never the name of a member of staff. */
export async function readOwnAccessLog(ctx: Ctx, actor: Member): Promise<readonly AccessDay[]> {
  return accessDays(ctx.sql, actor.actingFor ?? actor.personId, zoneOf(actor.country), SHOWN);
}
