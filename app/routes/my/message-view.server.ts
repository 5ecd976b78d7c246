import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Paged } from "#app/domain/kernel/paging.ts";
import type { OwnMessage } from "#app/domain/messages/read-messages.server.ts";
import { formatDate, formatDateText, formatTime, inZone } from "#app/i18n/dates.ts";
import { wordedParams } from "#app/i18n/message-params.ts";
import type { GuardedMember } from "#app/web/guard.server.ts";

type Words = Pick<GuardedMember, "t" | "locale" | "actor">;
type Delivery = OwnMessage["deliveries"][number];

/** A page of messages, worded for the reader: what each says, when it came, and how it reached her otherwise. */
export function messagePage(guarded: Words, { items, total, page, pageSize }: Paged<OwnMessage>) {
  return {
    messages: items.map((message) => viewOf(guarded, message)),
    paging: { page, pages: Math.max(1, Math.ceil(total / pageSize)) },
  };
}

function viewOf(guarded: Words, { id, code, params, link, createdAt, readAt, deliveries }: OwnMessage) {
  const { t, locale, actor } = guarded;
  const { date, time } = inZone(createdAt, zoneOf(actor.country));
  return {
    ...{ id, link, isNew: readAt === null },
    words: t(`messages:${code}`, wordedParams(locale, params)),
    on: formatDate(locale, date),
    at: formatTime(t, time),
    deliveries: deliveries.map((delivery) => deliveryWords(guarded, delivery)),
  };
}

/** One sentence on what became of a message by SMS or mail. */
function deliveryWords({ t, locale, actor }: Words, delivery: Delivery): string {
  const { channel, status, reason, dueAt, sentAt, foldedAt } = delivery;
  const when = (instant: Date): string => {
    const { date, time } = inZone(instant, zoneOf(actor.country));
    return t("my:messages.when", {
      date: formatDateText(locale, date, { short: true }),
      time: formatTime(t, time),
    });
  };
  const by = t(`my:messages.by.${channel}`);
  if (status === "sent" && sentAt) return t("my:messages.sent", { by, when: when(sentAt) });
  if (status === "not_sent")
    return t("my:messages.notSent", { by, reason: t(`my:messages.reason.${reason ?? "refused"}`) });
  return t(foldedAt ? "my:messages.folded" : "my:messages.waiting", { by, when: when(dueAt) });
}
