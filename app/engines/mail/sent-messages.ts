/** What would have left, as the demo's inbox shows it. */
export type SentMessage = {
  readonly channel: "mail" | "sms";
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  /** ISO instant. */
  readonly sentAt: string;
};

/** Only where nothing leaves (demo and test). */
export interface SentMessages {
  /** Newest first. */
  list(limit: number): Promise<readonly SentMessage[]>;
}
