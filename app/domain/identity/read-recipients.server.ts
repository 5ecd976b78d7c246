import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Cipher } from "#app/domain/kernel/ports.ts";
import { findRecipients, type RecipientRow } from "./persons.store.server.ts";

/** Where a person can be reached. For sending only, never for a screen. */
export type Recipient = {
  /** The person a merged one lives on as. */
  readonly personId: string;
  readonly preferredLanguage: string;
  readonly phone: string | null;
  readonly mail: string | null;
  /** All her accounts are shut. Somebody without an account is reached all the same. */
  readonly disabled: boolean;
};

/**
 * Where persons can be reached, by the id asked for; unknown persons are missing. "unreadable": her row can't be
 * opened with our keys, which an operator can mend. An address that is only her login counts too.
 */
export async function readRecipients(
  ctx: Pick<Ctx, "db" | "cipher">,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Recipient | "unreadable">> {
  const rows = await findRecipients(ctx.db, personIds);
  return new Map(rows.map((row) => [row.askedId, opened(ctx.cipher, row)]));
}

function opened(cipher: Cipher, row: RecipientRow): Recipient | "unreadable" {
  const { id, preferredLanguage, phoneSealed, emailSealed } = row;
  const open = row.accounts.filter(({ disabledAt }) => disabledAt === null);
  try {
    const phone = phoneSealed && cipher.decrypt(phoneSealed, `person.phone_sealed:${id}`);
    const mail = emailSealed && cipher.decrypt(emailSealed, `person.email_sealed:${id}`);
    const logins =
      phone && mail
        ? []
        : open.map((account) => cipher.decrypt(account.loginSealed, `account.login_sealed:${account.id}`));
    return {
      personId: id,
      preferredLanguage,
      phone: phone || (logins.find((login) => !login.includes("@")) ?? null),
      mail: mail || (logins.find((login) => login.includes("@")) ?? null),
      disabled: row.accounts.length > 0 && open.length === 0,
    };
  } catch {
    return "unreadable";
  }
}
