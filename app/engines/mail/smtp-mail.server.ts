import { createTransport } from "nodemailer";
import { later, refused, SENT, type SendResult } from "#app/domain/kernel/send-result.ts";
import type { MailSender } from "./mail-sender.ts";

export type SmtpSettings = {
  /** smtps://… (TLS from the start) or smtp://… (STARTTLS, unless ?tls=off). */
  readonly url: string;
  /** "Name <address>". */
  readonly from: string;
};

const CONNECTIONS = 4;
const REUSE = 100;
const LIMITS_MS = {
  connect: 8_000,
  greeting: 8_000,
  silence: 15_000,
  /** A server that drips a byte now and then is never silent: this bounds the whole. */
  sending: 30_000,
};

/** Sends mail over SMTP through a few pooled connections, every wait with an end. */
export function createSmtpMail(
  { url, from }: SmtpSettings,
  limits: Readonly<typeof LIMITS_MS> = LIMITS_MS,
): MailSender {
  const server = new URL(url);
  const sender = senderOf(from);
  const transport = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: REUSE,
    // What failed is told to the caller, who knows when to try again.
    maxRequeues: 0,
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port) || (server.protocol === "smtps:" ? 465 : 587),
    secure: server.protocol === "smtps:",
    requireTLS: server.protocol === "smtp:" && server.searchParams.get("tls") !== "off",
    ignoreTLS: server.searchParams.get("tls") === "off",
    ...(server.username
      ? { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }
      : {}),
    connectionTimeout: limits.connect,
    dnsTimeout: limits.connect,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A pool without a listener throws what goes wrong between two mails; the next mail meets it anyway.
  transport.on("error", () => undefined);
  return {
    async send({ to, subject, text, idempotencyKey, unsubscribeUrl }) {
      const sending = transport.sendMail({
        from: sender,
        to,
        subject,
        text,
        messageId: `<${idempotencyKey}@${sender.address.split("@")[1]}>`,
        headers: {
          "Auto-Submitted": "auto-generated",
          ...(unsubscribeUrl
            ? {
                "List-Unsubscribe": `<${unsubscribeUrl}>`,
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
              }
            : {}),
        },
      });
      return within(
        limits.sending,
        sending.then(() => SENT, failureOf),
      );
    },
    async check() {
      await transport.verify().catch((error: unknown) => {
        throw new Error(`SMTP_URL: ${checkProblem(error)}`);
      });
      return `server at ${server.host} answers`;
    },
    close() {
      transport.close();
      return Promise.resolve();
    },
  };
}

async function within(limitMs: number, sending: Promise<SendResult>): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => resolve(later("timed_out")), limitMs);
  });
  return Promise.race([sending, limit]).finally(() => clearTimeout(timer));
}

type SmtpError = { readonly code?: string; readonly command?: string; readonly responseCode?: number };

/**
 * Only a permanent "no" to this recipient or this text is for good. A "no" to our sign-in or sender is the
 * operator's to mend, and whatever is temporary passes.
 */
function failureOf(error: unknown): SendResult {
  const { code = "", command = "", responseCode = 0 } = error as SmtpError;
  const permanent = responseCode >= 500 && responseCode < 600;
  if (permanent && ((code === "EENVELOPE" && command === "RCPT TO") || code === "EMESSAGE"))
    return refused(`server_${responseCode}`);
  if (code === "EENVELOPE" && responseCode === 0) return refused("address_invalid");
  if (responseCode > 0) return later(`server_${responseCode}`);
  return later(code === "ETIMEDOUT" ? "timed_out" : "unreachable");
}

function checkProblem(error: unknown): string {
  const { code = "", responseCode = 0 } = error as SmtpError;
  if (code === "EAUTH") return `the server does not accept the user and password (${responseCode})`;
  if (code === "ETLS")
    return "TLS could not be agreed on (smtps:// for TLS from the start; ?tls=off only on a trusted network)";
  if (code === "ETIMEDOUT") return "the server did not answer in time";
  return responseCode > 0 ? `the server answers ${responseCode}` : "the server can't be reached";
}

/** "Masar <no-reply@masar.example>" in its two parts. */
function senderOf(from: string): { name: string; address: string } {
  const parts = /^\s*(?:"?([^"<>]*?)"?\s*)<([^<>\s]+)>\s*$/.exec(from);
  return parts ? { name: parts[1] ?? "", address: parts[2] ?? "" } : { name: "", address: from.trim() };
}
