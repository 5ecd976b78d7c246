import { readOwnAccount } from "../identity/read-own-account.server.ts";
import type { Member } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { householdOf } from "./household-of.server.ts";
import type { Relation } from "./household.ts";
import {
  exemptionsOf,
  occupationsOf,
  skillsOf,
  type KnownOccupation,
  type KnownSkill,
} from "./own-profile.store.server.ts";
import { readSeeker, type Seeker } from "./read-seekers.server.ts";

export type { KnownOccupation, KnownSkill };

/** What the registry says about the person; she reads it and cannot change it here. */
export type RegistryFacts = {
  readonly birthDate: PlainDate | null;
  readonly relation: Relation | null;
  readonly householdSize: number;
  readonly exemptions: readonly {
    readonly ground: string;
    readonly from: PlainDate;
    readonly reviewOn: PlainDate;
    readonly optedIn: boolean;
  }[];
};

/** All that is known of the person's work: her own words and others', each with its source. */
export type OwnProfile = {
  readonly fullName: string;
  /** Null for somebody whom no registry knows. */
  readonly registry: RegistryFacts | null;
  /** Null before anything was said. */
  readonly profile: Seeker | null;
  readonly occupations: readonly KnownOccupation[];
  readonly skills: readonly KnownSkill[];
};

/** The actor's own profile. */
export async function readOwnProfile(ctx: Ctx, actor: Member): Promise<OwnProfile> {
  const { personId } = actor;
  const today = ctx.clock.today(actor.country);
  const [account, household, profile, occupations, skills, exemptions] = await Promise.all([
    readOwnAccount(ctx, actor),
    householdOf(ctx, personId, today),
    readSeeker(ctx, personId),
    occupationsOf(ctx.sql, personId),
    skillsOf(ctx.sql, personId),
    exemptionsOf(ctx.sql, personId, today),
  ]);
  const member = household?.members.find((one) => one.personId === personId);
  return {
    fullName: account.fullName,
    registry: household && {
      birthDate: member?.birthDate ?? null,
      relation: member?.relation ?? null,
      householdSize: household.members.length,
      exemptions: exemptions.map(({ id, groundSealed, from, reviewOn, optedIn }) => ({
        ground: ctx.cipher.decrypt(groundSealed, `exemption.ground_sealed:${id}`),
        ...{ from, reviewOn, optedIn },
      })),
    },
    ...{ profile, occupations, skills },
  };
}
