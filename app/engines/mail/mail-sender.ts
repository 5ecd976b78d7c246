import type { SendResult } from "#app/domain/kernel/send-result.ts";

/** A mail as it leaves Masar: neutral sender, nothing private in it. */
export type OutgoingMail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same key is the same mail: it becomes the Message-ID. */
  readonly idempotencyKey: string;
  /** Address that ends all mails with one request (RFC 8058); null for mails that were asked for. */
  readonly unsubscribeUrl: string | null;
};

export interface MailSender {
  /** Never throws for what the other side does or fails to do. Answers within 30 s. */
  send(mail: OutgoingMail): Promise<SendResult>;
  /** Reaches the server, signs in, and says so in a sentence; throws one that says what is wrong. Sends nothing. */
  check(): Promise<string>;
  close(): Promise<void>;
}
