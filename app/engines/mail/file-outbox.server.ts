import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createHash, randomBytes } from "node:crypto";
import type { MailSender, SentMessage, SentMessages, SmsSender } from "./sender.ts";

export type FileOutbox = { readonly mail: MailSender; readonly sms: SmsSender; readonly sent: SentMessages };

/**
 * Mail and SMS as files, readable in the demo's inbox page. The file's name comes from the idempotency key,
 * so a message sent twice is there once.
 */
export function createFileOutbox(folder: string, now: () => Date): FileOutbox {
  async function keep(message: Omit<SentMessage, "sentAt">, idempotencyKey: string): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const digest = createHash("sha256")
      .update(`${message.channel}:${idempotencyKey}`)
      .digest("hex")
      .slice(0, 40);
    const file = path.join(folder, `${digest}.json`);
    const body: SentMessage = { ...message, sentAt: now().toISOString() };
    const part = `${file}.${randomBytes(6).toString("hex")}.part`;
    await writeFile(part, JSON.stringify(body), { mode: 0o600 });
    await rename(part, file);
  }
  return {
    mail: {
      send: (mail) =>
        keep({ channel: "mail", to: mail.to, subject: mail.subject, text: mail.text }, mail.idempotencyKey),
    },
    sms: {
      send: (sms) => keep({ channel: "sms", to: sms.to, subject: null, text: sms.text }, sms.idempotencyKey),
    },
    sent: {
      async list(limit) {
        const names = await readdir(folder).catch(() => [] as string[]);
        const all = await Promise.all(
          names
            .filter((name) => name.endsWith(".json"))
            .map(async (name) => JSON.parse(await readFile(path.join(folder, name), "utf8")) as SentMessage),
        );
        return all.sort((a, b) => (a.sentAt < b.sentAt ? 1 : -1)).slice(0, limit);
      },
    },
  };
}
