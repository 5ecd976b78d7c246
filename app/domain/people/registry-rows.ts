import { sealPerson } from "#app/domain/identity/sealed-person.ts";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import type { Cipher } from "#app/domain/kernel/ports.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { normaliseLabel } from "#app/domain/search/fold.ts";
import type { SkillMatch } from "#app/domain/taxonomy/skill-resolver.ts";
import type { RegistryPerson, RegistryProfile } from "./registry-person.ts";

/** How words of a registry become places and concepts. */
export type RegistryWords = {
  place(country: string, region: string, city: string): string | null;
  occupation(title: string): string | null;
  skills(line: string): readonly SkillMatch[];
};

export type RowMaker = {
  readonly cipher: Cipher;
  readonly country: string;
  readonly now: Date;
  readonly today: PlainDate;
  readonly words: RegistryWords;
  nextId(): string;
};

const hasArabic = (text: string): boolean => /[\u0600-\u06ff]/.test(text);

/** Sealed columns of a person in the order of REGISTRY_TABLES.person. */
export function personRow(make: RowMaker, id: string, person: RegistryPerson, digest: string): unknown[] {
  const sealed = sealPerson(make.cipher, id, make.country, { ...person });
  return [
    id,
    make.country,
    sealed.fullNameSealed,
    sealed.nationalIdSealed,
    sealed.nationalIdLookup,
    sealed.birthDateSealed,
    sealed.genderSealed,
    sealed.phoneSealed,
    sealed.phoneLookup,
    "registry",
    digest,
    "ar",
    make.now,
    make.now,
  ];
}

export function householdRow(
  make: RowMaker,
  id: string,
  ref: string,
  lookup: string,
  placeId: string | null,
): unknown[] {
  const sealed = make.cipher.encrypt(ref, `household.registry_ref_sealed:${id}`);
  return [id, make.country, lookup, sealed, placeId, make.now];
}

export function profileRow(
  make: RowMaker,
  personId: string,
  profile: RegistryProfile,
  placeId: string | null,
  looking: boolean,
): unknown[] {
  const needs =
    profile.needs.length > 0
      ? make.cipher.encrypt(JSON.stringify(profile.needs), `seeker_profile.needs_sealed:${personId}`)
      : null;
  return [
    personId,
    make.country,
    placeId,
    profile.reachKm,
    profile.hoursMin,
    profile.hoursMax,
    profile.shift,
    profile.wantsRemote,
    profile.wantsPartTime,
    profile.wageMinMinor,
    currencyOf(make.country),
    profile.educationLevel,
    profile.experienceYears,
    profile.languages,
    profile.licences,
    needs,
    looking,
    1,
    make.now,
  ];
}

/** Occupations that resolve; the same concept once. */
export function occupationRows(make: RowMaker, personId: string, profile: RegistryProfile): unknown[][] {
  const concepts = new Set(profile.occupations.flatMap((title) => make.words.occupation(title) ?? []));
  return [...concepts].map((conceptId) => [
    make.nextId(),
    personId,
    conceptId,
    profile.experienceYears ?? 0,
    "registry",
  ]);
}

/** Every skill, resolved or not: an unresolved label is kept. */
export function skillRows(make: RowMaker, personId: string, profile: RegistryProfile): unknown[][] {
  const matches = profile.skills.flatMap((line) => make.words.skills(line));
  return [...new Map(matches.map((match) => [match.label, match])).values()].map(
    ({ label, conceptId, confidence }) => [
      make.nextId(),
      personId,
      conceptId,
      label,
      hasArabic(label) ? "ar" : "en",
      normaliseLabel(label),
      confidence,
      "registry",
    ],
  );
}

export function exemptionRow(make: RowMaker, personId: string, person: RegistryPerson): unknown[] | null {
  const { exemption } = person;
  if (!exemption) return null;
  const id = make.nextId();
  const ground = make.cipher.encrypt(exemption.ground, `exemption.ground_sealed:${id}`);
  return [id, personId, ground, "granted", exemption.from, exemption.reviewOn, exemption.optedIn];
}
