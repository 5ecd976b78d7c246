import type { Role } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { hashToken } from "./token.server.ts";
import { wallClock } from "./wall-clock.server.ts";

const DAYS = 7;
const place = (id: string): string => `invitation.email_sealed:${id}`;

export type Invitation = {
  readonly id: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly country: string;
  readonly email: string;
};

export async function insertInvitation(
  ctx: Ctx,
  tx: Tx,
  invitation: Omit<Invitation, "id"> & { readonly tokenHash: string; readonly invitedBy: string },
): Promise<string> {
  const { email, ...rest } = invitation;
  const id = ctx.ids.next();
  const createdAt = wallClock();
  await tx.db.invitation.create({
    data: {
      ...rest,
      id,
      emailSealed: ctx.cipher.encrypt(email, place(id)),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + DAYS * 24 * 3_600_000),
    },
  });
  return id;
}

/** The open invitation of a token; null when it is unknown, accepted or expired. */
export async function findInvitation(
  ctx: Pick<Ctx, "db" | "cipher">,
  token: string,
): Promise<Invitation | null> {
  const row = await ctx.db.invitation.findFirst({
    where: { tokenHash: hashToken(token), acceptedAt: null, expiresAt: { gt: wallClock() } },
  });
  return (
    row && {
      id: row.id,
      // The column is written from a parsed role only.
      role: row.role as Role,
      organisationId: row.organisationId,
      country: row.country,
      email: ctx.cipher.decrypt(row.emailSealed, place(row.id)),
    }
  );
}

/** Uses the invitation up; false when another request was quicker. */
export async function takeInvitation(tx: Tx, id: string): Promise<boolean> {
  const taken = await tx.db.invitation.updateMany({
    where: { id, acceptedAt: null },
    data: { acceptedAt: wallClock() },
  });
  return taken.count === 1;
}

export type OrganisationName = { readonly id: string; readonly name: string; readonly kind: string };

export const findOrganisations = (db: Ctx["db"], country: string): Promise<readonly OrganisationName[]> =>
  db.organisation.findMany({
    where: { country },
    orderBy: { name: "asc" },
    select: { id: true, name: true, kind: true },
  });
