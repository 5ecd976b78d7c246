import type { Actor } from "../kernel/actor.ts";
import { denial, type Denial } from "../kernel/result.ts";

/** Words are taught by administrators. */
export const mayTeachWords = (actor: Actor): Denial | null =>
  actor.kind === "member" && actor.role === "administrator" ? null : denial("not_yours");
