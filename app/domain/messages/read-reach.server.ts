import { maskLogin } from "#app/domain/identity/login.ts";
import { readRecipients } from "#app/domain/identity/read-recipients.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { countryOf } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { usualChoice, type Preferences } from "./preferences.ts";
import { findChoices, findMailsEnded } from "./preferences.store.server.ts";
import type { QuietHours } from "./quiet-hours.ts";

export type Reach = {
  readonly preferences: Preferences;
  /** The country's, which hold unless the person has her own. */
  readonly quietHours: QuietHours;
  /** Masked, for the screen may be seen by others; null: none is known. */
  readonly phone: string | null;
  readonly mail: string | null;
  /** There is a last change to take back. */
  readonly canUndo: boolean;
};

/** How we reach the signed-in person: what she chose, or the usual way. */
export async function readReach(ctx: Ctx, actor: Member): Promise<Reach> {
  const { personId, country } = actor;
  // One after the other: a transaction that this joined has one connection.
  const found = (await readRecipients(ctx, [personId])).get(personId);
  const kept = (await findChoices(ctx.sql, [personId])).get(personId);
  const ended = await findMailsEnded(ctx.sql, [personId]);
  const recipient = found === "unreadable" ? undefined : found;
  const { previous = null, ...chosen } = kept ?? {};
  const usual = usualChoice(actor.role === "seeker" ? "seeker" : "staff", { mail: recipient?.mail != null });
  return {
    preferences: { ...usual, ...chosen, mailEnded: ended.has(personId) },
    quietHours: countryOf(country).quietHours,
    phone: recipient?.phone ? maskLogin({ kind: "mobile", value: recipient.phone }) : null,
    mail: recipient?.mail ? maskLogin({ kind: "email", value: recipient.mail }) : null,
    canUndo: previous !== null,
  };
}
