import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { selectProgrammesOf } from "./own-programmes.store.server.ts";
import type { OwnProgramme } from "./programme.ts";

/** The programmes of the trainer's organisation with all their intakes. */
export async function ownProgrammes(ctx: Ctx, actor: Actor): Promise<Outcome<readonly OwnProgramme[]>> {
  if (actor.kind !== "member" || actor.role !== "trainer" || !actor.organisationId) return deny("other_role");
  return ok(await selectProgrammesOf(ctx.sql, actor.organisationId));
}
