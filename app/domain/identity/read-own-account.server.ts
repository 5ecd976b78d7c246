import type { Member, Role } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findLogin, findMemberships } from "./accounts.store.server.ts";
import { maskLogin } from "./login.ts";
import { findFullName, findOriginOf } from "./persons.store.server.ts";

export type OwnAccount = {
  readonly fullName: string;
  /** Masked, for the screen may be seen by others. */
  readonly login: string;
  /** The account belongs to a person of the registry. */
  readonly isTied: boolean;
  readonly memberships: readonly {
    readonly id: string;
    readonly role: Role;
    readonly organisation: { readonly name: string; readonly lang: string } | null;
  }[];
};

/** The first word of the signed-in person's name, for the header; "" when no name is recorded. */
export async function readOwnFirstName(ctx: Ctx, actor: Member): Promise<string> {
  return (await findFullName(ctx, actor.personId))?.split(" ")[0] ?? "";
}

/** What people see of their own account. */
export async function readOwnAccount(ctx: Ctx, actor: Member): Promise<OwnAccount> {
  const [fullName, login, origin, memberships] = await Promise.all([
    findFullName(ctx, actor.personId),
    findLogin(ctx, actor.accountId),
    findOriginOf(ctx.db, actor.personId),
    findMemberships(ctx.db, actor.accountId, ctx.clock.now()),
  ]);
  return {
    fullName: fullName ?? "",
    login: maskLogin(login),
    isTied: origin === "registry",
    memberships: memberships.map(({ id, role, organisation }) => ({
      id,
      role,
      organisation: organisation && { name: organisation.name, lang: organisation.nameLang },
    })),
  };
}
