import { SENT } from "#app/domain/kernel/send-result.ts";
import type { Cipher, Clock, Ids, SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { SmsSender } from "../sms/sms-sender.ts";
import type { MailSender } from "./mail-sender.ts";
import type { SentMessage, SentMessages } from "./sent-messages.ts";

export type KeptMessages = {
  readonly mail: MailSender;
  readonly sms: SmsSender;
  readonly sent: SentMessages;
};

type Parts = {
  readonly sql: SqlExecutor;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly ids: Ids;
};

/**
 * Mail and SMS as rows of `sent_message`, sealed, for demos and tests: a message handed over twice is there
 * once. Keys are UUIDs.
 */
export function createKeptMessages({ sql, cipher, clock, ids }: Parts): KeptMessages {
  async function keep(
    message: Omit<SentMessage, "sentAt"> & { readonly idempotencyKey: string },
  ): Promise<typeof SENT> {
    const id = ids.next();
    await sql.query(
      `insert into sent_message (id, channel, idempotency_key, to_sealed, to_lookup, subject, text_sealed, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (channel, idempotency_key) do nothing`,
      [
        id,
        message.channel,
        message.idempotencyKey,
        cipher.encrypt(message.to, `sent_message.to_sealed:${id}`),
        cipher.lookup(message.to, "sent_message.to"),
        message.subject,
        cipher.encrypt(message.text, `sent_message.text_sealed:${id}`),
        clock.now(),
      ],
    );
    return SENT;
  }
  const rest = {
    check: () => Promise.resolve("kept in the database: nothing leaves"),
    close: () => Promise.resolve(),
  };
  const mail: MailSender = {
    ...rest,
    send: ({ to, subject, text, idempotencyKey }) =>
      keep({ channel: "mail", to, subject, text, idempotencyKey }),
  };
  const sms: SmsSender = {
    ...rest,
    send: ({ to, text, idempotencyKey }) => keep({ channel: "sms", to, subject: null, text, idempotencyKey }),
  };
  return {
    mail,
    sms,
    sent: {
      async list(limit) {
        const rows = await sql.query<SentRow>(
          `select id, channel, to_sealed as "toSealed", subject, text_sealed as "textSealed", sent_at as "sentAt"
             from sent_message order by sent_at desc, id desc limit $1`,
          [limit],
        );
        return rows.map(({ id, channel, toSealed, subject, textSealed, sentAt }) => ({
          ...{ channel, subject, sentAt: sentAt.toISOString() },
          to: cipher.decrypt(toSealed, `sent_message.to_sealed:${id}`),
          text: cipher.decrypt(textSealed, `sent_message.text_sealed:${id}`),
        }));
      },
    },
  };
}

type SentRow = {
  readonly id: string;
  readonly channel: "mail" | "sms";
  readonly toSealed: string;
  readonly subject: string | null;
  readonly textSealed: string;
  readonly sentAt: Date;
};
