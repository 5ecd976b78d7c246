import { personsAt } from "#app/domain/identity/persons-at.server.ts";
import { readRecipients } from "#app/domain/identity/read-recipients.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Paged, Paging } from "#app/domain/kernel/paging.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { countInbox, findInbox, type InboxRow, type InboxView } from "./demo-inbox.store.server.ts";

export type InboxEntry = Omit<InboxRow, "toSealed" | "textSealed" | "sentId"> & {
  /** The address; null where the person has none. */
  readonly to: string | null;
  readonly text: string | null;
};

export type InboxQuery = { readonly view: InboxView; readonly to: string | null } & Paging;

/** Everything that was said to anybody, in the app and beside it: for demos and tests only. */
export async function readDemoInbox(
  ctx: Ctx,
  { view, to, page, pageSize }: InboxQuery,
): Promise<Outcome<Paged<InboxEntry>>> {
  if (ctx.surroundings.env === "production") return deny("not_found");
  const asked = to === null ? null : await personsAt(ctx, to, ctx.surroundings.defaultCountry);
  const filter = {
    view,
    toLookup: asked && ctx.cipher.lookup(asked.address, "sent_message.to"),
    personIds: asked?.personIds ?? [],
  };
  const [rows, total] = await Promise.all([
    findInbox(ctx.sql, filter, pageSize, (page - 1) * pageSize),
    countInbox(ctx.sql, filter),
  ]);
  const persons = rows.flatMap(({ personId }) => personId ?? []);
  const recipients = await readRecipients(ctx, [...new Set(persons)]);
  const items = rows.map(({ sentId, toSealed, textSealed, ...row }) => {
    const found = recipients.get(row.personId ?? "");
    const recipient = found === "unreadable" ? undefined : found;
    const usual = row.channel === "sms" ? recipient?.phone : (recipient?.mail ?? recipient?.phone);
    return {
      ...row,
      to: toSealed ? ctx.cipher.decrypt(toSealed, `sent_message.to_sealed:${sentId}`) : (usual ?? null),
      text: textSealed ? ctx.cipher.decrypt(textSealed, `sent_message.text_sealed:${sentId}`) : null,
    };
  });
  return ok({ items, total, page, pageSize });
}
