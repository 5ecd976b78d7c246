/** Roles of a membership; every account of a person may also act as `seeker`. */
export const ROLES = [
  "seeker",
  "employer",
  "adviser",
  "officer",
  "supervisor",
  "trainer",
  "agent",
  "analyst",
  "administrator",
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts, in which role, and for whom (assisted mode). Both go into the audit entry. */
export type Actor =
  | { readonly kind: "visitor"; readonly country: string }
  | {
      readonly kind: "member";
      readonly accountId: string;
      readonly personId: string;
      readonly role: Role;
      /** The organisation of the membership; null for seekers. */
      readonly organisationId: string | null;
      readonly country: string;
      /** The person on whose behalf the actor acts; null when for oneself. */
      readonly actingFor: string | null;
    }
  | { readonly kind: "system"; readonly process: string; readonly country: string };

export type Member = Extract<Actor, { kind: "member" }>;

/** An actor for workers, imports and the command line. */
export const systemActor = (process: string, country: string): Actor => ({
  kind: "system",
  process,
  country,
});

/** In which role somebody takes an edge of a machine: whoever acts for a person acts as that seeker. */
export function edgeActorOf(actor: Actor): Role | "worker" | "visitor" {
  if (actor.kind === "system") return "worker";
  if (actor.kind === "visitor") return "visitor";
  return actor.actingFor === null ? actor.role : "seeker";
}
