import type { Role } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import type { Cipher, SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Login } from "./login.ts";

const loginLookup = (cipher: Cipher, login: Login): string => cipher.lookup(login.value, "account.login");

export type AccountRow = {
  readonly id: string;
  readonly personId: string;
  readonly country: string;
  readonly passwordHash: string | null;
  readonly disabledAt: Date | null;
};

const columns = { id: true, personId: true, country: true, passwordHash: true, disabledAt: true } as const;

export const findAccountByLogin = (
  ctx: Pick<Ctx, "db" | "cipher">,
  login: Login,
): Promise<AccountRow | null> =>
  ctx.db.account.findUnique({ where: { loginLookup: loginLookup(ctx.cipher, login) }, select: columns });

/** The login that an account signs in with. */
export async function findLogin(ctx: Pick<Ctx, "db" | "cipher">, accountId: string): Promise<Login> {
  const { loginSealed } = await ctx.db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { loginSealed: true },
  });
  const value = ctx.cipher.decrypt(loginSealed, `account.login_sealed:${accountId}`);
  return { kind: value.includes("@") ? "email" : "mobile", value };
}

/** Opens an account; false when the login is taken. */
export async function insertAccount(
  ctx: Pick<Ctx, "cipher" | "clock">,
  tx: Tx,
  account: {
    readonly id: string;
    readonly personId: string;
    readonly country: string;
    readonly login: Login;
    readonly passwordHash: string;
  },
): Promise<boolean> {
  const { id, personId, country, login, passwordHash } = account;
  const inserted = await tx.db.account.createMany({
    data: {
      id,
      personId,
      country,
      passwordHash,
      loginLookup: loginLookup(ctx.cipher, login),
      loginSealed: ctx.cipher.encrypt(login.value, `account.login_sealed:${id}`),
      createdAt: ctx.clock.now(),
    },
    skipDuplicates: true,
  });
  return inserted.count === 1;
}

export const setPassword = (tx: Tx, accountId: string, passwordHash: string) =>
  tx.db.account.update({ where: { id: accountId }, data: { passwordHash } });

export const markSignedIn = (tx: Tx, accountId: string, at: Date) =>
  tx.db.account.update({ where: { id: accountId }, data: { lastSignInAt: at } });

export const setDisabled = (tx: Tx, accountId: string, at: Date | null) =>
  tx.db.account.updateMany({ where: { id: accountId }, data: { disabledAt: at } });

export type MembershipRow = {
  readonly id: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly organisation: { readonly name: string; readonly nameLang: string } | null;
};

/** The memberships of an account that hold at `at`, oldest first. */
export async function findMemberships(
  db: Ctx["db"],
  accountId: string,
  at: Date,
): Promise<readonly MembershipRow[]> {
  const rows = await db.membership.findMany({
    where: { accountId, validFrom: { lte: at }, OR: [{ validUntil: null }, { validUntil: { gt: at } }] },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    select: {
      id: true,
      role: true,
      organisationId: true,
      organisation: { select: { name: true, nameLang: true } },
    },
  });
  // The column's values are held to the roles by a check constraint.
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

export const insertMembership = (
  tx: Tx,
  membership: {
    readonly id: string;
    readonly accountId: string;
    readonly role: Role;
    readonly organisationId: string | null;
    readonly country: string;
    readonly validFrom: Date;
  },
) => tx.db.membership.create({ data: membership });

/** Whose role holds at `at`, in an organisation or in a whole country; disabled accounts are nobody. */
export async function selectMemberPersons(
  sql: SqlExecutor,
  of: { readonly role: Role } & ({ readonly organisationId: string } | { readonly country: string }),
  at: Date,
): Promise<readonly string[]> {
  const rows = await sql.query<{ personId: string }>(
    `select distinct a.person_id as "personId" from membership m join account a on a.id = m.account_id
      where m.role = $1 and m.valid_from <= $2 and (m.valid_until is null or m.valid_until > $2)
        and a.disabled_at is null
        and ($3::uuid is null or m.organisation_id = $3) and ($4::text is null or m.country = $4)
      order by 1`,
    [of.role, at, "organisationId" in of ? of.organisationId : null, "country" in of ? of.country : null],
  );
  return rows.map((row) => row.personId);
}

/** Whose accounts these are; disabled accounts are nobody. */
export async function selectAccountPersons(
  sql: SqlExecutor,
  accountIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await sql.query<{ personId: string }>(
    `select distinct person_id as "personId" from account where id = any($1::uuid[]) and disabled_at is null order by 1`,
    [accountIds],
  );
  return rows.map((row) => row.personId);
}
