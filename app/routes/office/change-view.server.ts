import type { QueueItem } from "#app/domain/registry/queue-item.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { variableName } from "#app/i18n/registry-words.ts";
import type { GuardedMember } from "#app/web/guard.server.ts";

/** A change request as the office's pages show it: dated and worded for one language. */
export function changeView({ t, locale }: Pick<GuardedMember, "t" | "locale">, item: QueueItem) {
  const { code, since, dueOn } = item;
  return {
    ...item,
    name: variableName(t, code),
    since: formatDate(locale, since, { short: true }),
    dueOn: dueOn && formatDate(locale, dueOn, { short: true }),
  };
}
