import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { lifetimeOf, type Session } from "./session.ts";
import { findSession, touchSession } from "./sessions.store.server.ts";
import { hashToken } from "./token.server.ts";
import { wallClock } from "./wall-clock.server.ts";

/** A session is marked as used at most this often, so that reading pages does not write each time. */
const TOUCH_EVERY_MS = 60_000;

/** The session of a cookie's token, or null when it does not (or no longer) open anything. */
export async function readSession(ctx: Ctx, token: string): Promise<Session | null> {
  if (!/^[0-9a-f]{64}$/.test(token)) return null;
  const wall = wallClock();
  const row = await findSession(ctx.sql, hashToken(token), { wall, marketplace: ctx.clock.now() });
  if (!row) return null;
  const role = row.role ?? "seeker";
  const unusedMs = wall.getTime() - row.last_seen_at.getTime();
  if (unusedMs > lifetimeOf(role).idleMs) return null;
  if (unusedMs > TOUCH_EVERY_MS) await touchSession(ctx.sql, row.token_hash, wall);
  return {
    accountId: row.account_id,
    personId: row.person_id,
    country: row.country,
    membershipId: row.membership_id,
    role,
    organisationId: row.organisation_id,
    tokenHash: row.token_hash,
  };
}
