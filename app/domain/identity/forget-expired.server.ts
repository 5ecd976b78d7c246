import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deleteExpiredAttempts } from "./attempts.store.server.ts";
import { deleteExpiredCodes } from "./codes.store.server.ts";
import { deleteOldSessions } from "./sessions.store.server.ts";

const HOUR_MS = 3_600_000;

/** Deletes what getting in leaves behind: counters that are over, codes, ended sessions, used forms' tokens. */
export async function forgetExpired(ctx: Ctx): Promise<Readonly<Record<string, number>>> {
  const attempts = await deleteExpiredAttempts(ctx);
  const codes = await deleteExpiredCodes(ctx);
  const sessions = await deleteOldSessions(ctx);
  const forms = await ctx.db.formToken.deleteMany({
    where: { createdAt: { lte: new Date(ctx.clock.now().getTime() - 48 * HOUR_MS) } },
  });
  return { attempts, codes, sessions, forms: forms.count };
}
