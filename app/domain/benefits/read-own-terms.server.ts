import type { Member } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { householdOf } from "../people/household-of.server.ts";
import { isPaying } from "./benefit-spell.ts";
import type { LocalTerms } from "./pack.schema.ts";
import { spellsOf } from "./spells.store.server.ts";
import { termsOfSpell } from "./terms-of-spell.server.ts";

/**
 * The words of the scheme that the actor's household lives under, or lived under last; none where no benefit of hers is
 * known or the scheme has no words of its own.
 */
export async function readOwnTerms(ctx: Ctx, actor: Member): Promise<LocalTerms> {
  const personId = actor.actingFor ?? actor.personId;
  const today = ctx.clock.today(actor.country);
  const household = await householdOf(ctx, personId, today);
  if (!household) return {};
  const own = (await spellsOf(ctx.sql, household.id)).filter(
    (spell) => spell.personId === null || spell.personId === personId,
  );
  const spell = own.findLast(({ status }) => isPaying(status)) ?? own.at(-1);
  return spell ? termsOfSpell(ctx, spell.id) : {};
}
