import { readOwnAccount, readOwnFirstName } from "#app/domain/identity/read-own-account.server.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import type { Guarded, GuardedMember } from "./guard.server.ts";

/** Who is signed in, as the header shows it. */
export type Viewer = { readonly name: string; readonly role: Role };

/** Null for visitors. */
export async function viewerOf({ ctx, actor }: Guarded): Promise<Viewer | null> {
  if (actor.kind !== "member") return null;
  return { name: await readOwnFirstName(ctx, actor), role: actor.role };
}

/** The same for staff pages, with the organisation one works for here ("" when there is none). */
export async function staffViewerOf({
  ctx,
  actor,
  session,
}: GuardedMember): Promise<Viewer & { readonly organisation: string }> {
  const account = await readOwnAccount(ctx, actor);
  const acting = account.memberships.find(({ id }) => id === session.membershipId);
  return {
    name: account.fullName.split(" ")[0] ?? "",
    role: actor.role,
    organisation: acting?.organisation?.name ?? "",
  };
}
