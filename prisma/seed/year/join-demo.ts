import { findEmployer } from "#app/domain/employers/find-employer.server.ts";
import { readSession } from "#app/domain/identity/read-session.server.ts";
import { actorOf } from "#app/domain/identity/session.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { loadRegistryWords } from "#app/domain/people/load-registry-words.server.ts";
import { saveRegistryPeople } from "#app/domain/people/save-registry-people.server.ts";
import { listVacancies } from "#app/domain/vacancies/list-vacancies.server.ts";
import { accountHouseholds, DEMO_PASSWORD } from "../demo/accounts.ts";
import { demoBeginnings } from "../demo/mark.ts";
import { demoPeople } from "../demo/people.ts";
import { joinEmployer, joinVacancy } from "./employers.ts";
import { applyTo } from "./applying.ts";
import { COUNTRY, inDays, type Play } from "./play.ts";
import { admit, openSeekerAccounts, registryActor } from "./register.ts";

/** Signs somebody of the demo in, as the sign-in page does. */
async function demoActor(ctx: Ctx, login: string): Promise<Member> {
  const browser = { address: "127.0.0.1", device: null, current: null };
  const signedIn = await signIn(ctx, { login, password: DEMO_PASSWORD }, browser);
  const session = signedIn.ok ? await readSession(ctx, signedIn.value.token) : null;
  if (!session)
    throw new SetupProblem(
      `${login} can't sign in with the demo's password: play on a fresh MASAR_DATA_DIR, or with --apart.`,
    );
  return actorOf(session);
}

/** The demo's accounts and people take part: employers, office, seekers and the households of its registry. */
export async function joinDemo(play: Play): Promise<void> {
  const { ctx } = play;
  for (const [login, answersInDays] of [
    ["market@demo.example", 2],
    ["care@demo.example", 4],
  ] as const)
    await joinEmployerOfDemo(play, await demoActor(ctx, login), answersInDays);
  for (const login of ["officer1@demo.example", "officer2@demo.example"])
    play.officers.push(await demoActor(ctx, login));
  play.supervisor = await demoActor(ctx, "supervisor@demo.example");

  const start = await demoBeginnings(ctx, COUNTRY);
  if (!start) throw new Error("The demo is not there");
  const people = [...accountHouseholds(start.day), ...demoPeople(start.households, start.day)];
  // The registry repeats itself: what it says is known, and the answer names the persons.
  const words = await loadRegistryWords(ctx);
  const saved = await saveRegistryPeople(ctx, registryActor, { country: COUNTRY, people, words });
  const personOf = new Map(saved.map(({ row, personId }) => [row, personId]));
  for (const person of people) if (person.profile) play.registered.push(person);

  await joinLuckySeekers(play);
  const others = people.flatMap((person) => {
    const personId = personOf.get(person.row);
    return personId && person.profile && !play.seekers.has(personId) ? [{ person, personId }] : [];
  });
  await openSeekerAccounts(play, others);
}

async function joinEmployerOfDemo(play: Play, actor: Member, answersInDays: number): Promise<void> {
  const known = await findEmployer(play.ctx, actor.organisationId ?? "");
  const city = { region: "الرياض", city: "الرياض" };
  const employer = joinEmployer(play, {
    actor,
    answersInDays,
    sites: (known?.establishments ?? []).map(({ id, registrationNumber, placeId }) => ({
      ...{ establishmentId: id, registrationNumber, placeId },
      ...city,
    })),
  });
  const vacancies = expectOk(await listVacancies(play.ctx, actor));
  for (const vacancy of [...vacancies].sort((a, b) => (a.id < b.id ? -1 : 1)))
    if (vacancy.status === "published") {
      joinVacancy(play, employer, vacancy);
      play.live.add(vacancy.id);
    }
}

/** Sara, Huda and Omar look often, and apply to the demo's employers in the first days. */
async function joinLuckySeekers(play: Play): Promise<void> {
  const known = { "sara@demo.example": "1000000001", "huda@demo.example": "1000000004" };
  for (const [number, login] of ["sara@demo.example", "huda@demo.example", "omar@demo.example"].entries()) {
    const nationalId = login in known ? known[login as keyof typeof known] : null;
    const seeker = admit(play, {
      actor: await demoActor(play.ctx, login),
      nationalId,
      everyDays: 9,
      lucky: nationalId !== null,
      appliedTo: new Set(),
      looksOn: inDays(play, nationalId ? 45 : 6),
      looking: true,
      busy: false,
    });
    const [market, care] = play.employers;
    const wanted = login === "huda@demo.example" ? care : market;
    const vacancy = [...play.vacancies.values()].find(
      ({ employer, partTime }) => employer === wanted && partTime === (login === "huda@demo.example"),
    );
    if (vacancy) play.agenda.plan(inDays(play, 2 + number), () => applyTo(play, seeker, vacancy));
  }
}
