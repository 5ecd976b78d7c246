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
