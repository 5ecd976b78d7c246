import type { Actor, Member } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";

/** How somebody is reached is her own choice: nobody makes it for her, not in assisted mode either. */
export const mayChooseReach = (actor: Member): Denial | null =>
  actor.actingFor === null ? null : denial("not_yours");

/** Counts over everybody's messages; no message and no person is shown. */
export const maySeeFigures = (actor: Actor): Denial | null =>
  actor.kind === "member" && actor.role === "administrator" ? null : denial("not_yours");
