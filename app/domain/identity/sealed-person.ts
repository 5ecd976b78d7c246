import type { Cipher } from "#app/domain/kernel/ports.ts";

/** What is personal about a person; each column is sealed for its row. */
export type PersonFacts = {
  readonly fullName?: string | null;
  readonly nationalId?: string | null;
  /** "YYYY-MM-DD" */
  readonly birthDate?: string | null;
  readonly gender?: "female" | "male" | null;
  /** "+966501234567" */
  readonly phone?: string | null;
  readonly email?: string | null;
};

/** Look-up value of an identity number: the same number in two countries is two people. */
export const nationalIdLookup = (cipher: Cipher, country: string, nationalId: string): string =>
  cipher.lookup(`${country}:${nationalId}`, "person.national_id");

/** Look-up value of a telephone; several people may share one. */
export const phoneLookup = (cipher: Cipher, phone: string): string => cipher.lookup(phone, "person.phone");

const seal = (cipher: Cipher, id: string, column: string, value: string | null | undefined): string | null =>
  value ? cipher.encrypt(value, `person.${column}:${id}`) : null;

/** The sealed columns of a person's row, as in prisma/schema/identity.prisma; imports use them as well. */
export const sealPerson = (cipher: Cipher, id: string, country: string, facts: PersonFacts) => ({
  fullNameSealed: seal(cipher, id, "full_name_sealed", facts.fullName),
  nationalIdSealed: seal(cipher, id, "national_id_sealed", facts.nationalId),
  nationalIdLookup: facts.nationalId ? nationalIdLookup(cipher, country, facts.nationalId) : null,
  birthDateSealed: seal(cipher, id, "birth_date_sealed", facts.birthDate),
  genderSealed: seal(cipher, id, "gender_sealed", facts.gender),
  phoneSealed: seal(cipher, id, "phone_sealed", facts.phone),
  phoneLookup: facts.phone ? phoneLookup(cipher, facts.phone) : null,
  emailSealed: seal(cipher, id, "email_sealed", facts.email),
});

/** The sealed columns that can be opened again. */
export type SealedPerson = {
  readonly id: string;
  readonly fullNameSealed?: string | null;
  readonly nationalIdSealed?: string | null;
  readonly birthDateSealed?: string | null;
  readonly genderSealed?: string | null;
  readonly phoneSealed?: string | null;
};

const open = (
  cipher: Cipher,
  id: string,
  column: string,
  sealed: string | null | undefined,
): string | null => (sealed ? cipher.decrypt(sealed, `person.${column}:${id}`) : null);

export const openFullName = (cipher: Cipher, person: SealedPerson): string | null =>
  open(cipher, person.id, "full_name_sealed", person.fullNameSealed);
export const openBirthDate = (cipher: Cipher, person: SealedPerson): string | null =>
  open(cipher, person.id, "birth_date_sealed", person.birthDateSealed);
export const openNationalId = (cipher: Cipher, person: SealedPerson): string | null =>
  open(cipher, person.id, "national_id_sealed", person.nationalIdSealed);
