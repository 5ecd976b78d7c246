import { nationalIdLookup } from "#app/domain/identity/sealed-person.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { householdLookup } from "./household-lookup.ts";
import { everMembers, knownHouseholds, knownPersons } from "./registry.store.server.ts";

/** What a registry's file names, as Masar knows it. */
export type FoundInRegistry = {
  /** Registry's number -> household. */
  readonly households: ReadonlyMap<string, string>;
  /** Identity number -> person. */
  readonly persons: ReadonlyMap<string, string>;
  /** Whether a person belongs to a household or did. */
  readonly isMember: (householdId: string, personId: string) => boolean;
};

/** Households and persons that a registry's file names by its own numbers; unknown ones are left out. */
export async function findInRegistry(
  ctx: Pick<Ctx, "cipher">,
  sql: SqlExecutor,
  input: {
    readonly country: string;
    readonly refs: readonly string[];
    readonly nationalIds: readonly string[];
  },
): Promise<FoundInRegistry> {
  const { country } = input;
  const refOf = new Map(input.refs.map((ref) => [householdLookup(ctx.cipher, country, ref), ref]));
  const numberOf = new Map(input.nationalIds.map((id) => [nationalIdLookup(ctx.cipher, country, id), id]));
  const households = await knownHouseholds(sql, country, [...refOf.keys()]);
  const persons = await knownPersons(sql, country, [...numberOf.keys()]);
  const members = await everMembers(
    sql,
    households.map(({ id }) => id),
  );
  const known = new Set(members.map(({ householdId, personId }) => `${householdId} ${personId}`));
  return {
    households: new Map(households.map(({ id, lookup }) => [refOf.get(lookup) ?? "", id])),
    persons: new Map(persons.map(({ id, lookup }) => [numberOf.get(lookup) ?? "", id])),
    isMember: (householdId, personId) => known.has(`${householdId} ${personId}`),
  };
}
