import type { Role } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findMembersOf } from "./accounts.store.server.ts";

/** Persons who act for an organisation in one of the roles now, for reactions that tell them something. */
export const listMembers = (
  ctx: Ctx,
  organisationId: string,
  roles: readonly Role[],
): Promise<readonly string[]> => findMembersOf(ctx.db, organisationId, roles, ctx.clock.now());
