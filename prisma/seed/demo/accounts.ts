import { openAccount } from "#app/domain/identity/open-account.server.ts";
import { hashPassword } from "#app/domain/identity/passwords.server.ts";
import { parseLogin } from "#app/domain/identity/login.ts";
import type { Role } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { RegistryPerson } from "#app/domain/people/registry-person.ts";
import { addMonths, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { DemoOrganisations } from "./organisations.ts";

const COUNTRY = "SA";
/** Every demo account has this password; there are no demo accounts in production. */
export const DEMO_PASSWORD = "masar-demo-2026";

/** Who may sign in to the demo, in the order in which it is shown. */
export const DEMO_ACCOUNTS = [
  { login: "sara@demo.example", name: "سارة أحمد السالم", who: "seeker with a benefit", role: "seeker" },
  { login: "huda@demo.example", name: "هدى خالد المنصور", who: "seeker with a benefit", role: "seeker" },
  { login: "omar@demo.example", name: "عمر يوسف الصالح", who: "seeker without a benefit", role: "seeker" },
  {
    login: "badria@demo.example",
    name: "بدرية صالح العسيري",
    who: "was paid too much, can answer",
    role: "seeker",
  },
  {
    login: "suad@demo.example",
    name: "سعاد علي المطيري",
    who: "was paid too much, contests it",
    role: "seeker",
  },
  { login: "salma@demo.example", name: "سلمى حسن القحطاني", who: "pays back in instalments", role: "seeker" },
  {
    login: "market@demo.example",
    name: "ريم ناصر العمر",
    who: "employer: Al-Sidra Markets",
    role: "employer",
  },
  {
    login: "care@demo.example",
    name: "طارق علي الناصر",
    who: "employer: Al-Nada Care Centre",
    role: "employer",
  },
  { login: "officer1@demo.example", name: "منى سعد الحربي", who: "empowerment officer", role: "officer" },
  { login: "officer2@demo.example", name: "ماجد فهد الشهري", who: "empowerment officer", role: "officer" },
  { login: "supervisor@demo.example", name: "وفاء حسن الجهني", who: "supervisor", role: "supervisor" },
  { login: "trainer@demo.example", name: "ياسر عمر البلوي", who: "trainer", role: "trainer" },
  { login: "analyst@demo.example", name: "عبير صالح الدوسري", who: "analyst", role: "analyst" },
  { login: "admin@demo.example", name: "بندر تركي الغامدي", who: "administrator", role: "administrator" },
  // Rules are brought into force by somebody who did not write them.
  { login: "admin2@demo.example", name: "لطيفة سعود الدخيل", who: "administrator", role: "administrator" },
] as const satisfies readonly { login: string; name: string; who: string; role: Role }[];

export type DemoLogin = (typeof DEMO_ACCOUNTS)[number]["login"];
export const nameOf = (login: DemoLogin): string =>
  DEMO_ACCOUNTS.find((account) => account.login === login)?.name ?? "";

const NO_MEMBER_ROW = { exemption: null, benefit: null, profile: null, phone: null } as const;

/** The registry's rows about the households of the two seekers with a benefit. */
export function accountHouseholds(today: PlainDate): readonly RegistryPerson[] {
  const years = (count: number): PlainDate => addMonths(today, -12 * count);
  const benefit = (decidedMinor: number) => ({
    scheme: "social-security",
    packId: "sa-2023",
    decidedMinor,
    from: addMonths(`${today.slice(0, 7)}-01`, -14),
  });
  const looking = {
    hoursMin: null,
    hoursMax: null,
    shift: "any",
    wantsRemote: false,
    wantsPartTime: false,
    wageMinMinor: null,
    languages: ["العربية"],
    licences: [],
    needs: [],
  };
  const riyadh = { region: "الرياض", city: "الرياض" };
  const sara = { householdRef: "DEMO-SARA", ...riyadh };
  const huda = { householdRef: "DEMO-HUDA", ...riyadh };
  return [
    {
      ...sara,
      row: 1,
      nationalId: "1000000001",
      fullName: nameOf("sara@demo.example"),
      relation: "head",
      birthDate: years(34),
      gender: "female",
      phone: "+966500000001",
      benefit: benefit(264_000),
      exemption: null,
      profile: {
        ...looking,
        reachKm: 30,
        educationLevel: "secondary",
        experienceYears: 2,
        occupations: ["محاسبة صندوق"],
        skills: ["خدمة العملاء", "استخدام صندوق المحاسبة", "الطبخ المنزلي"],
      },
    },
    {
      ...sara,
      ...NO_MEMBER_ROW,
      row: 2,
      nationalId: "1000000002",
      fullName: "يوسف ماجد الشمري",
      relation: "child",
      birthDate: years(9),
      gender: "male",
    },
    {
      ...sara,
      ...NO_MEMBER_ROW,
      row: 3,
      nationalId: "1000000003",
      fullName: "ريم ماجد الشمري",
      relation: "child",
      birthDate: years(7),
      gender: "female",
    },
    {
      ...huda,
      row: 4,
      nationalId: "1000000004",
      fullName: nameOf("huda@demo.example"),
      relation: "head",
      birthDate: years(41),
      gender: "female",
      phone: "+966500000004",
      benefit: benefit(330_000),
      exemption: {
        ground: "care_of_children",
        from: addMonths(today, -3),
        reviewOn: addMonths(today, 9),
        optedIn: true,
      },
      profile: {
        ...looking,
        reachKm: 15,
        hoursMax: 30,
        shift: "day",
        wantsRemote: true,
        wantsPartTime: true,
        educationLevel: "intermediate",
        experienceYears: 6,
        occupations: ["الخياطة", "الرعاية المنزلية"],
        skills: ["الخياطة", "رعاية كبار السن", "رعاية الأطفال"],
      },
    },
    {
      ...huda,
      ...NO_MEMBER_ROW,
      row: 5,
      nationalId: "1000000005",
      fullName: "سلمى فهد العمر",
      relation: "child",
      birthDate: years(3),
      gender: "female",
    },
    {
      ...huda,
      ...NO_MEMBER_ROW,
      row: 6,
      nationalId: "1000000006",
      fullName: "علي فهد العمر",
      relation: "child",
      birthDate: years(6),
      gender: "male",
    },
    {
      ...huda,
      ...NO_MEMBER_ROW,
      row: 7,
      nationalId: "1000000007",
      fullName: "هند فهد العمر",
      relation: "child",
      birthDate: years(11),
      gender: "female",
    },
  ];
}

/** Whose account is a person of these rows. */
export const ACCOUNT_ROWS: Readonly<Record<number, DemoLogin>> = {
  1: "sara@demo.example",
  4: "huda@demo.example",
};

export type OpenedAccount = { readonly accountId: string; readonly personId: string };

/** Opens the demo's accounts; seekers with a benefit are the persons of the registry rows. */
export async function seedAccounts(
  ctx: Ctx,
  organisations: DemoOrganisations,
  personOf: ReadonlyMap<DemoLogin, string>,
): Promise<ReadonlyMap<DemoLogin, OpenedAccount>> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const organisationOf: Readonly<Record<string, string>> = {
    "market@demo.example": organisations.market,
    "care@demo.example": organisations.care,
    "trainer@demo.example": organisations.provider,
    "officer1@demo.example": organisations.office,
    "officer2@demo.example": organisations.office,
    "supervisor@demo.example": organisations.office,
  };
  const opened = new Map<DemoLogin, OpenedAccount>();
  for (const { login, name, role } of DEMO_ACCOUNTS) {
    const parsed = parseLogin(login, COUNTRY);
    if (!parsed) throw new Error(`Not a login: ${login}`);
    const personId = personOf.get(login);
    const account = await openAccount(ctx, {
      login: parsed,
      passwordHash,
      country: COUNTRY,
      locale: "ar",
      fullName: name,
      ...(personId ? { personId } : {}),
      memberships: role === "seeker" ? [] : [{ role, organisationId: organisationOf[login] ?? null }],
    });
    if (account) opened.set(login, account);
  }
  return opened;
}
