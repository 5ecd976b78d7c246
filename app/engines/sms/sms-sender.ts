import type { SendResult } from "#app/domain/kernel/send-result.ts";

export type OutgoingSms = {
  /** "+<country code><number>" */
  readonly to: string;
  readonly text: string;
  /** The same key is the same message, however often it is handed over. */
  readonly idempotencyKey: string;
};

export interface SmsSender {
  /** Never throws for what the other side does or fails to do. Answers within 15 s. */
  send(sms: OutgoingSms): Promise<SendResult>;
  /** Reaches the gateway and says so in a sentence; throws one that says what is wrong. Sends nothing. */
  check(): Promise<string>;
  close(): Promise<void>;
}
