import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findContact, type PersonContact } from "./persons.store.server.ts";

/** Where a person can be reached; null for an unknown person. For sending only, never for a screen. */
export async function readContact(ctx: Ctx, personId: string): Promise<PersonContact | null> {
  return findContact(ctx, personId);
}
