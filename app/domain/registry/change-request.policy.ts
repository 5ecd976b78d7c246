import type { Actor } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";

/** Officers and supervisors; whose requests they are is asked of the caseload. */
export function mayHandleChanges(actor: Actor): Denial | null {
  const isOffice = actor.kind === "member" && (actor.role === "officer" || actor.role === "supervisor");
  return isOffice && actor.actingFor === null ? null : denial("officers_only");
}
