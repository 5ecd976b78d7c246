import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { reconcileRecords, type Reconciliation } from "./reconcile-records.server.ts";
import { settlePlainRecords } from "./settle-plain-records.server.ts";
import { countryOfImport, newRecords, planForBatches } from "./wage-facts.store.server.ts";

/**
 * Holds the new wage records of one import, or of one batch of it (`part`), against the placements. A record of an
 * expected placement starts it, a month's wage is evidence, a last day ends what the register alone dated. A record
 * of a job that Masar does not know becomes the question "is this yours?"; one of an unknown identity is held. Every
 * record gets its reason. Most records only say that known work began or went on, or that there is a job nobody
 * knows: the database decides these by the same rule, all at once. No decided benefit changes here. One transaction; repeating it changes nothing.
 */
export async function reconcileWageRecords(
  ctx: Ctx,
  actor: Actor,
  input: { readonly importId: string; readonly part?: number | null },
): Promise<Outcome<Reconciliation>> {
  const { importId, part = null } = input;
  return ctx.transaction(async (tx) => {
    const country = (await countryOfImport(tx, importId)) ?? actor.country;
    await planForBatches(tx);
    const plain = await settlePlainRecords(ctx, tx, country, { importId, part });
    const others = await reconcileRecords(ctx, tx, country, await newRecords(tx, importId, part));
    const counts = {
      ...others,
      matched: others.matched + plain.matched,
      asked: others.asked + plain.asked,
      started: others.started + plain.started,
      confirmed: others.confirmed + plain.confirmed,
    };
    await tx.audit(actor, {
      action: "wage_record.reconcile",
      subjectType: "import",
      subjectId: importId,
      details: { ...counts, part },
    });
    return ok(counts);
  });
}
