import { translateFor } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { MessageRule } from "./message.ts";

/** Where people read their messages, by the role they are addressed in. */
const inboxPath = (to: MessageRule["to"]): string => (to === "staff" ? "/account/messages" : "/my/messages");

/**
 * What leaves Masar: how many new things there are and where they are read. Nothing of the message itself goes
 * in, so nothing of it can come out.
 */
export type DeliveryWords = {
  readonly locale: Locale;
  readonly to: MessageRule["to"];
  readonly count: number;
  /** Public address of Masar. */
  readonly origin: string;
};

export function smsWords({ locale, to, count, origin }: DeliveryWords): string {
  return translateFor(locale)("messages:sms.something_new", { count, address: origin + inboxPath(to) });
}

export function mailWords(
  { locale, to, count, origin }: DeliveryWords,
  unsubscribeUrl: string,
): { readonly subject: string; readonly text: string } {
  const t = translateFor(locale);
  return {
    subject: t("messages:mail.subject"),
    text: t("messages:mail.text", { count, address: origin + inboxPath(to), unsubscribeUrl }),
  };
}
