import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { wallClock } from "./wall-clock.server.ts";

/** At most `points` in `minutes`, counted from the first. */
export type Limit = { readonly name: string; readonly points: number; readonly minutes: number };

const keyOf = (ctx: Ctx, { name }: Limit, subject: string): string =>
  `${name}:${ctx.cipher.lookup(subject, "attempt_limit")}`;

/** Counts one attempt; false when there were too many. Never inside a transaction that may be undone. */
export async function countAttempt(ctx: Ctx, limit: Limit, subject: string): Promise<boolean> {
  const wall = wallClock();
  const rows = await ctx.sql.query<{ points: number }>(
    `insert into attempt_limit (key, points, expires_at) values ($1, 1, $3)
     on conflict (key) do update set
       points = case when attempt_limit.expires_at <= $2 then 1 else attempt_limit.points + 1 end,
       expires_at = case when attempt_limit.expires_at <= $2 then $3 else attempt_limit.expires_at end
     returning points`,
    [keyOf(ctx, limit, subject), wall, new Date(wall.getTime() + limit.minutes * 60_000)],
  );
  return (rows[0]?.points ?? 0) <= limit.points;
}

/** Counts under all limits, even after one was passed, so that the answer takes as long. */
export async function countAttempts(
  ctx: Ctx,
  tries: readonly (readonly [Limit, string])[],
): Promise<boolean> {
  const within = await Promise.all(tries.map(([limit, subject]) => countAttempt(ctx, limit, subject)));
  return within.every(Boolean);
}

/** Takes one attempt back: it was no guess. */
export async function returnAttempts(ctx: Ctx, tries: readonly (readonly [Limit, string])[]): Promise<void> {
  const keys = tries.map(([limit, subject]) => keyOf(ctx, limit, subject));
  await ctx.sql.query(
    "update attempt_limit set points = greatest(points - 1, 0) where key = any($1::text[])",
    [keys],
  );
}

/** Drops counters that are over; returns how many. */
export async function deleteExpiredAttempts(ctx: Ctx): Promise<number> {
  const gone = await ctx.db.attemptLimit.deleteMany({ where: { expiresAt: { lte: wallClock() } } });
  return gone.count;
}
