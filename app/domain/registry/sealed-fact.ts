import type { Cipher } from "#app/domain/kernel/ports.ts";

/** What a variable says: the value, and the points it gave where the registry tells them. */
export type VariableFact = { readonly value: string; readonly points: string | null };

const place = (id: string): string => `registry_variable.fact_sealed:${id}`;

/** A variable's fact, sealed for its row. */
export const sealFact = (cipher: Cipher, id: string, { value, points }: VariableFact): string =>
  cipher.encrypt(JSON.stringify([value, points]), place(id));

export function openFact(cipher: Cipher, id: string, sealed: string): VariableFact {
  const [value, points] = JSON.parse(cipher.decrypt(sealed, place(id))) as [string, string | null];
  return { value, points };
}
