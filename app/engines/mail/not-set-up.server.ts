import { refused } from "#app/domain/kernel/send-result.ts";
import type { MailSender } from "./mail-sender.ts";
import type { SmsSender } from "../sms/sms-sender.ts";

const channel = (setting: string) => ({
  send: () => Promise.resolve(refused("not_set_up")),
  check: () => Promise.reject(new Error(`${setting} is not set: nothing is sent this way`)),
  close: () => Promise.resolve(),
});

/** Production without a mail server: each mail says that it did not leave, and why. */
export const mailNotSetUp: MailSender = channel("SMTP_URL");
/** Production without an SMS gateway, likewise. */
export const smsNotSetUp: SmsSender = channel("SMS_URL");
