import type { Member, Role } from "#app/domain/kernel/actor.ts";

/** A signed-in account, acting in one role at a time. */
export type Session = {
  readonly accountId: string;
  readonly personId: string;
  readonly country: string;
  /** The membership acted in; null as a seeker. */
  readonly membershipId: string | null;
  readonly role: Role;
  readonly organisationId: string | null;
  /** SHA-256 of the cookie's token; the token itself is kept nowhere. */
  readonly tokenHash: string;
};

export const actorOf = (session: Session): Member => ({
  kind: "member",
  accountId: session.accountId,
  personId: session.personId,
  role: session.role,
  organisationId: session.organisationId,
  country: session.country,
  actingFor: null,
});

const HOUR = 3_600_000;

/** How long a session lives, in milliseconds: without being used, and at all. Staff see others' data: shorter. */
export const lifetimeOf = (role: Role): { readonly idleMs: number; readonly absoluteMs: number } =>
  role === "seeker"
    ? { idleMs: 2 * HOUR, absoluteMs: 24 * HOUR }
    : { idleMs: 1 * HOUR, absoluteMs: 12 * HOUR };
