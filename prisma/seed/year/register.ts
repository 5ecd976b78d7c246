import { writeFile } from "node:fs/promises";
import path from "node:path";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { openAccount } from "#app/domain/identity/open-account.server.ts";
import { parseLogin } from "#app/domain/identity/login.ts";
import { systemActor, type Member } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importRegistry } from "#app/domain/people/import-registry.server.ts";
import { loadRegistryWords } from "#app/domain/people/load-registry-words.server.ts";
import { readRegistryRow } from "#app/domain/people/registry-file.ts";
import type { RegistryPerson } from "#app/domain/people/registry-person.ts";
import { saveOwnProfile } from "#app/domain/people/save-own-profile.server.ts";
import { saveRegistryPeople } from "#app/domain/people/save-registry-people.server.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { demoPeople } from "../demo/people.ts";
import { COUNTRY, inDays, today, tried, type Play, type Seeker } from "./play.ts";
import { registryCells, registryCsv } from "./registry-csv.ts";

export const registryActor = systemActor("registry", COUNTRY);

/** Numbers of the year's people begin here, above the demo's. */
const SERIAL = 100_000;
const PEOPLE_A_MONTH = 10_000;
/** Of those whom the registry names as looking for work, so many use Masar. */
const COME = 0.85;
const DAYS_TO_COME = 24;

export function admit(play: Play, seeker: Seeker): Seeker {
  play.seekers.set(seeker.actor.personId, seeker);
  return seeker;
}

type Named = { readonly person: RegistryPerson; readonly personId: string };

/** A month's file of the registry with households that are new: people who are to have work. */
export async function registerByFile(
  play: Play,
  month: number,
  wanted: number,
  folder: string,
): Promise<void> {
  const { ctx } = play;
  const people = someLooking(play, month, wanted);
  const file = path.join(folder, `registry-${month}.csv`);
  const [first = ""] = registryCsv(people.slice(0, 1)).split("\n").slice(1);
  // As such files are: a row twice, and one that nobody can read.
  const broken = first.replace(people[0]?.nationalId ?? " ", "12");
  await writeFile(file, `${registryCsv(people)}${first}\n${broken}\n`);
  expectOk(await importRegistry(ctx, registryActor, { file, country: COUNTRY, dryRun: false }));
  // Said again word for word it is known, and the answer names the persons.
  const read = people.flatMap((person) => {
    const row = readRegistryRow(registryCells(person), person.row, COUNTRY, ctx.clock.today(COUNTRY));
    return "person" in row ? [row.person] : [];
  });
  const words = await loadRegistryWords(ctx);
  const saved = await saveRegistryPeople(ctx, registryActor, { country: COUNTRY, people: read, words });
  if (saved.some(({ outcome }) => outcome !== "unchanged"))
    throw new Error("The registry contradicts itself");
  const personOf = new Map(saved.map(({ row, personId }) => [row, personId]));
  const looking = people.flatMap((person): Named[] => {
    const personId = personOf.get(person.row);
    return person.profile && personId ? [{ person, personId }] : [];
  });
  play.registered.push(...looking.map(({ person }) => person));
  await assign(play, looking);
  await openSeekerAccounts(play, looking);
  play.counts["registered by file"] = (play.counts["registered by file"] ?? 0) + looking.length;
}

/** Whole households until `wanted` people of them look for work. */
function someLooking(play: Play, month: number, wanted: number): readonly RegistryPerson[] {
  const start = {
    seed: play.size.seed * 1_000 + month,
    serial: SERIAL + month * PEOPLE_A_MONTH,
    household: SERIAL + month * PEOPLE_A_MONTH,
  };
  const all = demoPeople(wanted, today(play), start);
  const chosen: RegistryPerson[] = [];
  let looking = 0;
  for (const person of all) {
    if (looking >= wanted && person.relation === "head") break;
    chosen.push(person);
    if (person.profile) looking++;
  }
  return chosen;
}

/** People come to the officers in turn. */
async function assign(play: Play, people: readonly Named[]): Promise<void> {
  const supervisor = play.supervisor;
  if (!supervisor) return;
  for (const [index, officer] of play.officers.entries()) {
    const own = people.filter((_, position) => position % play.officers.length === index);
    if (own.length === 0) continue;
    const personIds = own.map(({ personId }) => personId);
    expectOk(await assignCases(play.ctx, supervisor, { officerAccountId: officer.accountId, personIds }));
    for (const personId of personIds) play.officerOf.set(personId, officer);
  }
}

/** Those who come open their accounts within the next weeks. */
export async function openSeekerAccounts(play: Play, people: readonly Named[]): Promise<void> {
  const luck = play.luck("register");
  for (const { person, personId } of people) {
    const comes = luck.chance(COME) && (person.exemption?.optedIn ?? true);
    const day = inDays(play, luck.whole(1, DAYS_TO_COME));
    if (comes)
      play.agenda.plan(day, async () => {
        await open(play, { fullName: person.fullName, personId, nationalId: person.nationalId });
      });
  }
}

async function open(
  play: Play,
  who: { fullName: string; personId: string | null; nationalId: string | null },
): Promise<Seeker> {
  const luck = play.luck("register");
  const number = String(play.seekers.size + 1).padStart(5, "0");
  const account = await openLogin(play, `seeker-${number}@demo.example`, who.fullName, {
    ...(who.personId ? { personId: who.personId } : {}),
    memberships: [],
  });
  return admit(play, {
    actor: {
      ...account,
      kind: "member",
      role: "seeker",
      organisationId: null,
      country: COUNTRY,
      actingFor: null,
    },
    nationalId: who.nationalId,
    everyDays: luck.weighted([
      [7, 2],
      [14, 4],
      [21, 3],
      [35, 2],
    ] as const),
    lucky: false,
    appliedTo: new Set(),
    looksOn: inDays(play, luck.whole(0, 6)),
    looking: true,
    busy: false,
  });
}

/** Opens an account of the year's; its login must be free. */
export async function openLogin(
  play: Play,
  login: string,
  fullName: string,
  rest: {
    readonly personId?: string;
    readonly memberships: readonly { role: Member["role"]; organisationId: string | null }[];
  },
): Promise<{ accountId: string; personId: string }> {
  const parsed = parseLogin(login, COUNTRY);
  const account =
    parsed &&
    (await openAccount(play.ctx, {
      ...{ login: parsed, passwordHash: play.passwordHash, country: COUNTRY, locale: "ar", fullName },
      ...rest,
    }));
  if (!account) throw new Error(`The login ${login} is taken`);
  return account;
}

/** Somebody registers alone, in her own words; no registry has ever spoken of her. */
export async function registerAlone(play: Play, person: RegistryPerson): Promise<void> {
  const { profile } = person;
  if (!profile) return;
  const seeker = await open(play, { fullName: person.fullName, personId: null, nationalId: null });
  const places = await listPlaces(play.ctx, COUNTRY);
  const saved = await saveOwnProfile(play.ctx, seeker.actor, {
    occupations: profile.occupations.map((title) => ({ title, years: profile.experienceYears ?? 0 })),
    skills: profile.skills,
    placeId: places.find(({ kind, nameAr }) => kind === "town" && nameAr === person.city)?.id ?? null,
    reachKm: profile.reachKm,
    hoursMin: profile.hoursMin,
    hoursMax: profile.hoursMax,
    shift: profile.shift,
    wantsRemote: profile.wantsRemote,
    wantsPartTime: profile.wantsPartTime,
    wageMinMinor: profile.wageMinMinor,
    educationLevel: profile.educationLevel,
    experienceYears: profile.experienceYears,
    needs: profile.needs,
  });
  if (tried(play, "save own profile", saved)) play.registered.push(person);
}
