import { openBirthDate } from "#app/domain/identity/sealed-person.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { Household } from "./household.ts";
import { householdIdOf, membersOf, type MemberRow } from "./households.store.server.ts";

/** Households by id as they are on a day; for use cases, never for a screen of another member. */
export async function readHouseholds(
  ctx: Ctx,
  ids: readonly string[],
  on: PlainDate,
): Promise<readonly Household[]> {
  const byId = new Map<string, MemberRow[]>();
  for (const row of await membersOf(ctx.sql, ids, on))
    byId.set(row.householdId, [...(byId.get(row.householdId) ?? []), row]);
  return [...byId.entries()].map(([id, rows]) => ({
    id,
    country: rows[0]?.country ?? "",
    placeId: rows[0]?.placeId ?? null,
    members: rows.map((row) => ({
      personId: row.personId,
      relation: row.relation,
      birthDate: openBirthDate(ctx.cipher, { id: row.personId, birthDateSealed: row.birthDateSealed }),
    })),
  }));
}

/** The household of a person on a day; null for somebody whom no registry knows. */
export async function householdOf(ctx: Ctx, personId: string, on: PlainDate): Promise<Household | null> {
  const id = await householdIdOf(ctx.sql, personId, on);
  return id === null ? null : ((await readHouseholds(ctx, [id], on))[0] ?? null);
}
