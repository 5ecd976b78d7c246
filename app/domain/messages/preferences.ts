import { MESSAGE_KINDS, type MessageKind, type MessageRule } from "./message.ts";
import type { QuietHours } from "./quiet-hours.ts";

export const CHANNELS = ["sms", "mail"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a person chooses on "how we reach you". */
export type Choice = {
  readonly smsKinds: readonly MessageKind[];
  readonly mailKinds: readonly MessageKind[];
  /** Null: the language of the account. */
  readonly language: "ar" | "en" | null;
  /** Null: the country's. */
  readonly quietHours: QuietHours | null;
  readonly smsCap: number;
  readonly mailCap: number;
};

export type Preferences = Choice & {
  /** Mails were ended by the link in one of them. */
  readonly mailEnded: boolean;
};

/** Most messages a day by each channel; secret codes are apart, for somebody waits for them. */
const USUAL_CAP = 3;
export const MOST_CAP = 10;

/**
 * The usual way of somebody who chose nothing. Seekers: what asks or reminds by SMS, everything by mail, and
 * news by SMS only where no mail can carry it. Staff: mail.
 */
export function usualChoice(to: MessageRule["to"], has: { readonly mail: boolean }): Choice {
  const forSeekers: readonly MessageKind[] = has.mail ? ["answer", "reminder"] : MESSAGE_KINDS;
  return {
    smsKinds: to === "staff" ? [] : forSeekers,
    mailKinds: MESSAGE_KINDS,
    language: null,
    quietHours: null,
    smsCap: USUAL_CAP,
    mailCap: USUAL_CAP,
  };
}

export const wants = (preferences: Preferences, channel: Channel, kind: MessageKind): boolean =>
  channel === "sms"
    ? preferences.smsKinds.includes(kind)
    : !preferences.mailEnded && preferences.mailKinds.includes(kind);

export const capOf = (choice: Choice, channel: Channel): number =>
  channel === "sms" ? choice.smsCap : choice.mailCap;
