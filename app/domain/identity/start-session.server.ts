import type { Role } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { lifetimeOf } from "./session.ts";
import { insertSession, revokeSession } from "./sessions.store.server.ts";
import { newToken } from "./token.server.ts";
import { wallClock } from "./wall-clock.server.ts";

/** A session that has just begun; the token goes into the cookie and is kept nowhere else. */
export type StartedSession = { readonly token: string; readonly role: Role };

/**
 * Begins a session inside the open transaction. `replacing` (the session before) ends with it, so that a
 * token planted in a browser never becomes a signed-in one.
 */
export async function startSession(
  ctx: Pick<Ctx, "ids">,
  tx: Tx,
  session: {
    readonly accountId: string;
    readonly membershipId: string | null;
    readonly role: Role;
    readonly replacing: string | null;
  },
): Promise<StartedSession> {
  const { accountId, membershipId, role, replacing } = session;
  const wall = wallClock();
  const { token, tokenHash } = newToken(ctx.ids);
  if (replacing) await revokeSession(tx, replacing, wall);
  const expiresAt = new Date(wall.getTime() + lifetimeOf(role).absoluteMs);
  await insertSession(tx, { tokenHash, accountId, membershipId, wall, expiresAt });
  return { token, role };
}
