import { readOwnFreeze } from "#app/domain/emergency/read-own-freeze.server.ts";
import { formatDateText } from "#app/i18n/dates.ts";
import type { GuardedMember } from "#app/web/guard.server.ts";

/** The day on which the person's deadlines run again, in words; null when they run. */
export async function freezeOf(
  { ctx, actor, locale }: GuardedMember,
  of: { readonly vacancyId?: string } = {},
): Promise<string | null> {
  const again = await readOwnFreeze(ctx, actor, of);
  return again && formatDateText(locale, again, {});
}
