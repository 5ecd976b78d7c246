import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { stateProvenBy, type CheckpointEdge } from "./checkpoint.ts";
import { insertEvidence, setAsideCovering } from "./evidence.store.server.ts";
import { isDenial } from "./placement.policy.ts";
import { settleCheckpointSchema } from "./placement.schema.ts";
import { isStronger, TIERS, type Tier } from "./placement.ts";
import { findCheckpoint, lockPlacement, type CheckpointRow } from "./placements.store.server.ts";
import { recordedBy } from "./take-placement-edge.server.ts";
import { takeCheckpointEdge } from "./take-checkpoint-edge.server.ts";
import { whichOffice } from "./who-acts.server.ts";

/**
 * The person's officer settles a checkpoint that is disputed, unknown or only said: what was seen becomes evidence
 * of its tier, with the reason. A disputed one of which nothing was shown is unknown, which is not "unemployed".
 */
export async function settleCheckpoint(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ checkpointId: string }>> {
  const parsed = settleCheckpointSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { checkpointId, shownBy, reason } = parsed.data;
  const tier: Tier | null = shownBy === "nothing" ? null : shownBy;
  return ctx.transaction(async (tx) => {
    const known = await findCheckpoint(tx, checkpointId);
    const placement = known && (await lockPlacement(tx, known.placementId));
    const checkpoint = placement && (await findCheckpoint(tx, checkpointId));
    if (!checkpoint) return deny("not_your_placement");
    const acts = await whichOffice(ctx.within(tx), actor, placement);
    if (isDenial(acts)) return deny(acts);
    if (checkpoint.dueOn > ctx.clock.today(placement.country)) return fail("checkpoint_not_due");
    const edge = edgeOf(checkpoint, tier);
    if (!edge) return fail("nothing_to_settle");
    const evidence = tier && { id: ctx.ids.next(), tier };
    const taken = await takeCheckpointEdge(ctx, tx, actor, placement, checkpoint, {
      ...{ edge, evidence, reason },
      as: acts.as,
    });
    if (!taken.ok) return taken;
    if (edge === "settle") {
      // What said more than was seen is what the dispute was about: it must not win again by itself.
      const stronger = TIERS.filter((one) => isStronger(one, tier));
      await setAsideCovering(tx, placement.id, checkpoint.dueOn, stronger, ctx.clock.now());
    }
    if (evidence) await recordSeen(ctx, tx, actor, checkpoint, evidence);
    return ok({ checkpointId });
  });
}

function edgeOf({ status }: CheckpointRow, tier: Tier | null): CheckpointEdge | null {
  if (status === "disputed") return "settle";
  if (tier === null || status === "confirmed") return null;
  return stateProvenBy(tier) === "confirmed" ? "confirm" : status === "evidenced" ? null : "prove";
}

async function recordSeen(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  { placementId, dueOn }: CheckpointRow,
  evidence: { readonly id: string; readonly tier: Tier },
): Promise<void> {
  await insertEvidence(tx, {
    ...evidence,
    placementId,
    from: dueOn,
    until: addDays(dueOn, 1),
    wageMinor: null,
    currency: null,
    sourceId: null,
    recordedBy: recordedBy(actor),
    at: ctx.clock.now(),
  });
}
