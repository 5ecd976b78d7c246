import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import type { Cipher } from "#app/domain/kernel/ports.ts";
import { nationalIdLookup, phoneLookup, sealPerson, type PersonFacts } from "./sealed-person.ts";

export async function insertPerson(
  ctx: Pick<Ctx, "cipher" | "clock">,
  tx: Tx,
  person: {
    readonly id: string;
    readonly country: string;
    readonly origin: "self" | "registry";
    readonly preferredLanguage: string;
    readonly facts: PersonFacts;
  },
): Promise<void> {
  const { id, country, origin, preferredLanguage, facts } = person;
  const now = ctx.clock.now();
  await tx.db.person.create({
    data: {
      id,
      country,
      origin,
      preferredLanguage,
      createdAt: now,
      updatedAt: now,
      ...sealPerson(ctx.cipher, id, country, facts),
    },
  });
}

export type PersonContact = {
  readonly id: string;
  readonly origin: string;
  readonly preferredLanguage: string;
  readonly phone: string | null;
  readonly email: string | null;
};

const contactColumns = {
  id: true,
  origin: true,
  preferredLanguage: true,
  phoneSealed: true,
  emailSealed: true,
} as const;

type ContactRow = {
  id: string;
  origin: string;
  preferredLanguage: string;
  phoneSealed: string | null;
  emailSealed: string | null;
};

const opened = (cipher: Cipher, row: ContactRow): PersonContact => ({
  id: row.id,
  origin: row.origin,
  preferredLanguage: row.preferredLanguage,
  phone: row.phoneSealed && cipher.decrypt(row.phoneSealed, `person.phone_sealed:${row.id}`),
  email: row.emailSealed && cipher.decrypt(row.emailSealed, `person.email_sealed:${row.id}`),
});

/** The person of the registry with this identity number, unless merged into another. */
export async function findRegistryPerson(
  ctx: Ctx,
  country: string,
  nationalId: string,
): Promise<(PersonContact & { readonly hasAccount: boolean }) | null> {
  const row = await ctx.db.person.findFirst({
    where: {
      country,
      nationalIdLookup: nationalIdLookup(ctx.cipher, country, nationalId),
      origin: "registry",
      mergedIntoId: null,
    },
    select: { ...contactColumns, _count: { select: { accounts: true } } },
  });
  return row && { ...opened(ctx.cipher, row), hasAccount: row._count.accounts > 0 };
}

export type RecipientRow = ContactRow & {
  /** The id that was asked for; `id` is the person it was merged into. */
  readonly askedId: string;
  readonly accounts: readonly {
    readonly id: string;
    readonly loginSealed: string;
    readonly disabledAt: Date | null;
  }[];
};

/** Persons with their accounts, merges followed; unknown ids are missing. Still sealed. */
export async function findRecipients(
  db: Ctx["db"],
  personIds: readonly string[],
): Promise<readonly RecipientRow[]> {
  const select = {
    ...contactColumns,
    mergedIntoId: true,
    accounts: { select: { id: true, loginSealed: true, disabledAt: true }, orderBy: { createdAt: "asc" } },
  } as const;
  const asked = await db.person.findMany({ where: { id: { in: [...personIds] } }, select });
  const mergedInto = asked.flatMap(({ mergedIntoId }) => mergedIntoId ?? []);
  const others =
    mergedInto.length === 0 ? [] : await db.person.findMany({ where: { id: { in: mergedInto } }, select });
  const byId = new Map(others.map((row) => [row.id, row]));
  return asked.map((row) => ({ ...(byId.get(row.mergedIntoId ?? "") ?? row), askedId: row.id }));
}

/** Full name of a person; null when it is not recorded. */
export async function findFullName(ctx: Ctx, personId: string): Promise<string | null> {
  const row = await ctx.db.person.findUnique({ where: { id: personId }, select: { fullNameSealed: true } });
  return row?.fullNameSealed
    ? ctx.cipher.decrypt(row.fullNameSealed, `person.full_name_sealed:${personId}`)
    : null;
}

/** "self" or "registry"; null for an unknown person. */
export async function findOriginOf(db: Ctx["db"], personId: string): Promise<string | null> {
  return (await db.person.findUnique({ where: { id: personId }, select: { origin: true } }))?.origin ?? null;
}

/** Marks `fromId` as the same human being as `intoId`; both rows stay, so that it can be undone. */
export async function insertMerge(
  tx: Tx,
  merge: {
    readonly id: string;
    readonly fromId: string;
    readonly intoId: string;
    readonly at: Date;
    readonly reason: string;
  },
): Promise<void> {
  const { id, fromId, intoId, at, reason } = merge;
  await tx.db.personMerge.create({ data: { id, fromId, intoId, mergedAt: at, reason } });
  await tx.db.person.update({ where: { id: fromId }, data: { mergedIntoId: intoId, updatedAt: at } });
  await tx.db.account.updateMany({ where: { personId: fromId }, data: { personId: intoId } });
}

/** The merge that is in force for `fromId`, or null. */
export const findMerge = (tx: Tx, fromId: string) =>
  tx.db.personMerge.findFirst({ where: { fromId, undoneAt: null }, orderBy: { mergedAt: "desc" } });

/** Parts the two again; the accounts go back to `fromId` (a registry person has none of its own). */
export async function undoMerge(
  tx: Tx,
  merge: { readonly id: string; readonly fromId: string; readonly intoId: string },
  at: Date,
): Promise<readonly string[]> {
  await tx.db.personMerge.update({ where: { id: merge.id }, data: { undoneAt: at } });
  await tx.db.person.update({ where: { id: merge.fromId }, data: { mergedIntoId: null, updatedAt: at } });
  const accounts = await tx.db.account.findMany({ where: { personId: merge.intoId }, select: { id: true } });
  await tx.db.account.updateMany({ where: { personId: merge.intoId }, data: { personId: merge.fromId } });
  return accounts.map((account) => account.id);
}

/** Persons who share a telephone. */
export async function findPersonsByPhone(
  ctx: Pick<Ctx, "db" | "cipher">,
  phone: string,
): Promise<readonly string[]> {
  const rows = await ctx.db.person.findMany({
    where: { phoneLookup: phoneLookup(ctx.cipher, phone) },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
