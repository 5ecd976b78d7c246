import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findOrganisations, type OrganisationName } from "./invitations.store.server.ts";

/** The organisations that `actor` may invite people to, by name: an administrator all of the country, others their own. */
export async function listOrganisations(ctx: Ctx, actor: Member): Promise<readonly OrganisationName[]> {
  const all = await findOrganisations(ctx.db, actor.country);
  return actor.role === "administrator" ? all : all.filter(({ id }) => id === actor.organisationId);
}
