import type { Actor } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";

/** What runs by itself is looked after by administrators; the command line looks too. */
export const mayLookAfterRuns = (actor: Actor): Denial | null =>
  actor.kind === "system" || (actor.kind === "member" && actor.role === "administrator")
    ? null
    : denial("not_yours");
