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
  /** Where alerts of saved searches are ended, when one is among them. */
  readonly endAlertsUrl?: string | null;
};

/** A line on how alerts end, in a text that stands for one. */
const withEnd = (text: string, { locale, endAlertsUrl }: DeliveryWords, separator: string): string =>
  endAlertsUrl
    ? `${text.trimEnd()}${separator}${translateFor(locale)("messages:endAlerts", { address: endAlertsUrl })}`
    : text;

export function smsWords(about: DeliveryWords): string {
  const { locale, to, count, origin } = about;
  const text = translateFor(locale)("messages:sms.something_new", { count, address: origin + inboxPath(to) });
  return withEnd(text, about, " ");
}

export function mailWords(
  about: DeliveryWords,
  unsubscribeUrl: string,
): { readonly subject: string; readonly text: string } {
  const { locale, to, count, origin } = about;
  const t = translateFor(locale);
  return {
    subject: t("messages:mail.subject"),
    text: withEnd(
      t("messages:mail.text", { count, address: origin + inboxPath(to), unsubscribeUrl }),
      about,
      "\n",
    ),
  };
}
