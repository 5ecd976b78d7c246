/** A message as it leaves Masar: neutral sender, nothing private in it. */
export type OutgoingMail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Makes a repeated sending recognisable. */
  readonly idempotencyKey: string;
};
export type OutgoingSms = { readonly to: string; readonly text: string; readonly idempotencyKey: string };

export interface MailSender {
  send(mail: OutgoingMail): Promise<void>;
}
export interface SmsSender {
  send(sms: OutgoingSms): Promise<void>;
}

/** What left, as the demo's inbox shows it. */
export type SentMessage = {
  readonly channel: "mail" | "sms";
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  /** ISO instant. */
  readonly sentAt: string;
};

/** Only where messages are kept as files (demo and test). */
export interface SentMessages {
  /** Newest first. */
  list(limit: number): Promise<readonly SentMessage[]>;
}
