import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { PENDING } from "./application.ts";
import { mayReact } from "./application.policy.ts";
import { lockOtherPending, selectApplication } from "./applications.store.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { selectAcceptedOffer } from "./offers.store.server.ts";

/**
 * The person's work has started: the other pending applications become obsolete, but part-time ones, and all of
 * them stay when the new work itself is part-time. Safe to repeat. `placementApplicationId` is null for work
 * that was found elsewhere.
 */
export async function makeOthersObsolete(
  ctx: Ctx,
  actor: Actor,
  input: { readonly personId: string; readonly placementApplicationId: string | null },
): Promise<Outcome<{ obsolete: number }>> {
  const denied = mayReact(actor);
  if (denied) return deny(denied);
  const cause = input.placementApplicationId;
  return ctx.transaction(async (tx) => {
    const started = cause ? await selectApplication(tx, cause) : null;
    const terms = started && (await selectAcceptedOffer(tx, started.id));
    if (terms?.employmentType === "part_time") return ok({ obsolete: 0 });
    let obsolete = 0;
    for (const other of await lockOtherPending(tx, input.personId, cause, PENDING)) {
      const moved = await moveApplication(ctx, tx, actor, other, {
        edge: "make_obsolete",
        around: { partTime: other.employmentType === "part_time" },
        reason: causeOf(input.personId, cause),
      });
      if (moved.ok) obsolete++;
    }
    return ok({ obsolete });
  });
}

/** What a step remembers as the reason, to find the applications again when the start falls through. */
export const causeOf = (personId: string, placementApplicationId: string | null): string =>
  placementApplicationId ? `application:${placementApplicationId}` : `person:${personId}`;
