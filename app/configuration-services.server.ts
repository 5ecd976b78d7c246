import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";

/** What the settings say about servers of others, each checked by itself already. */
type Found = {
  readonly MASAR_ENV: string;
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
  readonly SMS_URL?: string | undefined;
  readonly SMS_TOKEN?: string | undefined;
  readonly SMS_SENDER: string;
  readonly MEILI_URL?: string | undefined;
  readonly MEILI_KEY?: string | undefined;
};

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const local = (url: string): boolean => LOOPBACK.has(new URL(url).hostname);

/** Mail server and SMS gateway: each whole or not at all, and in production never in clear over a network. */
export function readSenders(found: Found) {
  const { SMTP_URL, MAIL_FROM, SMS_URL, SMS_TOKEN, SMS_SENDER } = found;
  if (SMTP_URL !== undefined && MAIL_FROM === undefined)
    throw new SetupProblem("SMTP_URL needs MAIL_FROM, the sender's address: Masar <no-reply@masar.example>.");
  if (SMS_URL !== undefined && SMS_TOKEN === undefined)
    throw new SetupProblem("SMS_URL needs SMS_TOKEN, the gateway's token.");
  if (found.MASAR_ENV === "production") {
    if (SMTP_URL && new URL(SMTP_URL).searchParams.get("tls") === "off" && !local(SMTP_URL))
      throw new SetupProblem(
        "SMTP_URL must not say tls=off when MASAR_ENV is production and the server is another machine.",
      );
    if (SMS_URL?.startsWith("http:") && !local(SMS_URL))
      throw new SetupProblem("SMS_URL must begin with https:// when MASAR_ENV is production.");
  }
  return {
    smtp: SMTP_URL !== undefined && MAIL_FROM !== undefined ? { url: SMTP_URL, from: MAIL_FROM } : null,
    sms:
      SMS_URL !== undefined && SMS_TOKEN !== undefined
        ? { url: SMS_URL, token: SMS_TOKEN, sender: SMS_SENDER }
        : null,
  };
}

/** The Meilisearch server: in production with a key, and never in clear over a network. */
export function readMeilisearch({ MASAR_ENV, MEILI_URL, MEILI_KEY }: Found) {
  if (MEILI_URL === undefined) {
    if (MEILI_KEY !== undefined)
      throw new SetupProblem("MEILI_KEY needs MEILI_URL, the address of the server.");
    return null;
  }
  if (MASAR_ENV === "production") {
    if (MEILI_KEY === undefined)
      throw new SetupProblem("MEILI_URL needs MEILI_KEY when MASAR_ENV is production.");
    if (MEILI_URL.startsWith("http:") && !local(MEILI_URL))
      throw new SetupProblem("MEILI_URL must begin with https:// when MASAR_ENV is production.");
  }
  return { url: MEILI_URL, key: MEILI_KEY ?? null };
}
