import type { Cipher } from "#app/domain/kernel/ports.ts";

/** Look-up value of a registry's number of a household: the same number in two countries is two households. */
export const householdLookup = (cipher: Cipher, country: string, ref: string): string =>
  cipher.lookup(`${country}:${ref}`, "household.registry_ref");
