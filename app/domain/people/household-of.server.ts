import { openBirthDate } from "#app/domain/identity/sealed-person.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { Household } from "./household.ts";
import type { DatedMember, HouseholdHistory } from "./household-history.ts";
import {
  householdIdOf,
  householdIdsOf,
  membershipsAround,
  membershipsOf,
  membersEver,
  membersOf,
  type MemberRow,
  type MembershipRow,
} from "./households.store.server.ts";

/** Households by id as they are on a day; for use cases, never for a screen of another member. */
export async function readHouseholds(
  ctx: Ctx,
  ids: readonly string[],
  on: PlainDate,
): Promise<readonly Household[]> {
  const byId = new Map<string, MemberRow[]>();
  for (const row of await membersOf(ctx.sql, ids, on)) {
    const rows = byId.get(row.householdId) ?? [];
    // Two rows of persons that were merged are one member.
    if (!rows.some(({ personId }) => personId === row.personId)) byId.set(row.householdId, [...rows, row]);
  }
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

/** A household with everybody who ever belonged to it; null where it never had a member. For use cases alone. */
export async function readHouseholdHistory(ctx: Ctx, householdId: string): Promise<HouseholdHistory | null> {
  const rows = await membersEver(ctx.sql, householdId);
  const [first, ...rest] = rows.map((row): DatedMember => ({
    ...{ personId: row.personId, relation: row.relation, from: row.from, until: row.until },
    birthDate: openBirthDate(ctx.cipher, { id: row.personId, birthDateSealed: row.birthDateSealed }),
  }));
  if (!first || !rows[0]) return null;
  const { country, placeId } = rows[0];
  return { id: householdId, country, placeId, members: [first, ...rest] };
}

/** The household of a person on a day; null for somebody whom no registry knows. */
export async function householdOf(ctx: Ctx, personId: string, on: PlainDate): Promise<Household | null> {
  const id = await householdIdOf(ctx.sql, personId, on);
  return id === null ? null : ((await readHouseholds(ctx, [id], on))[0] ?? null);
}

/** The households, by id, that any of these people belongs to on a day. */
export const householdsOfPeople = (
  ctx: Pick<Ctx, "sql">,
  personIds: readonly string[],
  on: PlainDate,
): Promise<readonly string[]> => householdIdsOf(ctx.sql, personIds, on);

/** Since when a person belongs to a household without a break; null when she does not on that day. */
export async function memberSince(
  ctx: Ctx,
  householdId: string,
  personId: string,
  on: PlainDate,
): Promise<PlainDate | null> {
  const rows = await membershipsOf(ctx.sql, personId);
  return (
    rows
      .filter(
        (row) => row.householdId === householdId && row.from <= on && (row.until === null || row.until > on),
      )
      .at(-1)?.from ?? null
  );
}

/** The households that a person belongs to or ever did, by id. */
export async function householdsEverOf(ctx: Ctx, personId: string): Promise<readonly string[]> {
  return [...new Set((await membershipsOf(ctx.sql, personId)).map(({ householdId }) => householdId))];
}

/** Every membership, in any household, of everybody who belongs or belonged to this one; the earliest first. */
export const readMemberships = (ctx: Ctx, householdId: string): Promise<readonly MembershipRow[]> =>
  membershipsAround(ctx.sql, householdId);
