import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";
import { maySeePerson } from "./caseload.policy.ts";
import { officerOf, personFacts } from "./caseload.store.server.ts";

/** Null when the actor is the person's officer, or a supervisor of the person's country; else the denial. */
export async function looksAfter(ctx: Ctx, actor: Actor, personId: string): Promise<Denial | null> {
  // Nobody of the office works on the own file.
  if (actor.kind === "member" && actor.personId === personId) return denial("not_your_caseload");
  const person = await personFacts(ctx.sql, personId);
  if (!person) return denial("not_your_caseload");
  const officerAccountId = await officerOf(ctx.sql, personId, ctx.clock.today(person.country));
  return maySeePerson(actor, { country: person.country, officerAccountId });
}

/** The same for a household: her officer looks after one of its members at least, and belongs to it herself never. */
export async function looksAfterHousehold(
  ctx: Ctx,
  actor: Actor,
  household: { readonly members: readonly { readonly personId: string }[] } | null,
): Promise<Denial | null> {
  const members = household?.members ?? [];
  if (actor.kind === "member" && members.some(({ personId }) => personId === actor.personId))
    return denial("not_your_caseload");
  for (const { personId } of members) if (!(await looksAfter(ctx, actor, personId))) return null;
  return denial("not_your_caseload");
}
