import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { mayReact } from "./application.policy.ts";
import type { ApplicationStatus } from "./application.ts";
import { lockObsoleteThrough } from "./applications.store.server.ts";
import { causeOf } from "./make-others-obsolete.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { selectLatestOffer } from "./offers.store.server.ts";

/**
 * A start was corrected away, or the work ended within 14 days: what became obsolete through it comes back as it
 * was. An offer that ended meanwhile leaves its candidate on the shortlist. Safe to repeat.
 */
export async function restoreObsolete(
  ctx: Ctx,
  actor: Actor,
  input: { readonly personId: string; readonly placementApplicationId: string | null },
): Promise<Outcome<{ restored: number }>> {
  const denied = mayReact(actor);
  if (denied) return deny(denied);
  return ctx.transaction(async (tx) => {
    let restored = 0;
    const cause = causeOf(input.personId, input.placementApplicationId);
    for (const application of await lockObsoleteThrough(tx, input.personId, cause)) {
      const offer = await selectLatestOffer(tx, application.id);
      const statusBefore: ApplicationStatus | null =
        application.statusBefore === "offered" && offer?.status !== "made"
          ? "shortlisted"
          : application.statusBefore;
      const moved = await moveApplication(
        ctx,
        tx,
        actor,
        { ...application, statusBefore },
        {
          edge: "restore",
        },
      );
      if (moved.ok) restored++;
    }
    return ok({ restored });
  });
}
