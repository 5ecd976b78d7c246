import type { Role } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { wallClock } from "./wall-clock.server.ts";

export type SessionRow = {
  readonly token_hash: string;
  readonly account_id: string;
  readonly person_id: string;
  readonly country: string;
  readonly membership_id: string | null;
  readonly role: Role | null;
  readonly organisation_id: string | null;
  readonly last_seen_at: Date;
};

/**
 * The session of a token, with its account and the membership acted in. Null when it is revoked or expired,
 * when the account is disabled, or when the membership is over (`today` by the marketplace's clock).
 */
export async function findSession(
  sql: SqlExecutor,
  tokenHash: string,
  at: { readonly wall: Date; readonly marketplace: Date },
): Promise<SessionRow | null> {
  const rows = await sql.query<SessionRow>(
    `select s.token_hash, s.account_id, s.last_seen_at, s.membership_id, a.person_id, m.role, m.organisation_id,
            coalesce(m.country, a.country) as country
       from session s
       join account a on a.id = s.account_id
       left join membership m on m.id = s.membership_id and m.account_id = s.account_id
                             and m.valid_from <= $3 and (m.valid_until is null or m.valid_until > $3)
      where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2 and a.disabled_at is null
        and (s.membership_id is null or m.id is not null)`,
    [tokenHash, at.wall, at.marketplace],
  );
  return rows[0] ?? null;
}

export async function touchSession(sql: SqlExecutor, tokenHash: string, wall: Date): Promise<void> {
  await sql.query("update session set last_seen_at = $2 where token_hash = $1", [tokenHash, wall]);
}

export async function insertSession(
  sql: SqlExecutor,
  session: {
    readonly tokenHash: string;
    readonly accountId: string;
    readonly membershipId: string | null;
    readonly wall: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await sql.query(
    `insert into session (token_hash, account_id, membership_id, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $4, $5)`,
    [session.tokenHash, session.accountId, session.membershipId, session.wall, session.expiresAt],
  );
}

export async function revokeSession(sql: SqlExecutor, tokenHash: string, wall: Date): Promise<void> {
  await sql.query("update session set revoked_at = $2 where token_hash = $1 and revoked_at is null", [
    tokenHash,
    wall,
  ]);
}

/** Ends every session of the account, but for `keep`; returns how many. */
export async function revokeSessionsOf(
  sql: SqlExecutor,
  accountId: string,
  wall: Date,
  keep: string | null = null,
): Promise<number> {
  const rows = await sql.query(
    `update session set revoked_at = $2
      where account_id = $1 and revoked_at is null and token_hash is distinct from $3 returning token_hash`,
    [accountId, wall, keep],
  );
  return rows.length;
}

/** Drops sessions that can open nothing any more; returns how many. The audit trail keeps that they were. */
export async function deleteOldSessions(ctx: Ctx): Promise<number> {
  const gone = await ctx.db.session.deleteMany({ where: { expiresAt: { lte: wallClock() } } });
  return gone.count;
}
