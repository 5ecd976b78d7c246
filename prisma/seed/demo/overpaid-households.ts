import { addMonths, firstDayOf, monthOf, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { RegistryPerson } from "#app/domain/people/registry-person.ts";
import { nameOf, type DemoLogin } from "./accounts.ts";
import { illustrativePack } from "./illustrative-pack.ts";

/** What a household of the illustrative scheme is paid a month, in minor units. */
const BENEFIT_MINOR = 150_000;

/** A household of the demo that was paid otherwise than the rules allow, and the employer that its records name. */
export type OverpaidHousehold = {
  readonly key: "found" | "told" | "contested" | "repaying" | "settled";
  readonly nationalId: string;
  readonly fullName: string;
  readonly registrationNumber: string;
  /** The account with which it can be looked at from the household's side. */
  readonly login: DemoLogin | null;
};

const household = (
  key: OverpaidHousehold["key"],
  nth: number,
  { fullName, login = null }: { readonly fullName: string; readonly login?: DemoLogin | null },
): OverpaidHousehold => ({
  ...{ key, fullName, login, nationalId: `100000009${nth}`, registrationNumber: `709900000${nth}` },
});
const ofAccount = (login: DemoLogin) => ({ login, fullName: nameOf(login) });

export const OVERPAID_HOUSEHOLDS: readonly OverpaidHousehold[] = [
  household("found", 1, { fullName: "جواهر ناصر الرشيدي" }),
  household("told", 2, ofAccount("badria@demo.example")),
  household("contested", 3, ofAccount("suad@demo.example")),
  household("repaying", 4, ofAccount("salma@demo.example")),
  household("settled", 5, { fullName: "رقية أحمد السبيعي" }),
];

/** What a registry says of them: one adult each, with a benefit for a year. */
export function overpaidPeople(today: PlainDate): readonly RegistryPerson[] {
  return OVERPAID_HOUSEHOLDS.map(({ nationalId, fullName }, index): RegistryPerson => ({
    ...{ row: index + 1, householdRef: `DEMO-${nationalId}`, region: "الرياض", city: "الرياض" },
    ...{ nationalId, fullName, relation: "head", gender: "female", phone: null },
    birthDate: addMonths(today, -12 * (31 + 4 * index)),
    benefit: {
      ...{ scheme: illustrativePack.scheme, packId: illustrativePack.id, decidedMinor: BENEFIT_MINOR },
      from: addMonths(firstDayOf(monthOf(today)), -14),
    },
    exemption: null,
    profile: null,
  }));
}
