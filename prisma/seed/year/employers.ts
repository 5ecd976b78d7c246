import { registerEmployer } from "#app/domain/employers/register-employer.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import type { PlaceRow } from "#app/domain/places/list-places.server.ts";
import { changeVacancy } from "#app/domain/vacancies/change-vacancy.server.ts";
import { moveVacancy } from "#app/domain/vacancies/move-vacancy.server.ts";
import { postVacancy } from "#app/domain/vacancies/post-vacancy.server.ts";
import { publishVacancy } from "#app/domain/vacancies/publish-vacancy.server.ts";
import type { VacancyDraft } from "#app/domain/vacancies/vacancy.schema.ts";
import type { Vacancy } from "#app/domain/vacancies/vacancy.ts";
import { DEMO_TOWNS } from "../demo/places.ts";
import { EMPLOYER_KINDS, EMPLOYER_NAMES, FAMILY_NAMES, MALE_NAMES } from "../demo/words.ts";
import { draftOf } from "./drafts.ts";
import {
  count,
  COUNTRY,
  inDays,
  inWorkingDays,
  tried,
  type EmployerInPlay,
  type Play,
  type VacancyInPlay,
} from "./play.ts";
import { openLogin, registryActor } from "./register.ts";

/** An employer posts about so many vacancies a year. */
const VACANCIES_EACH = 10;
const KINDS = ["2", "3", "4", "5", "5", "7", "8", "9"] as const;

export function joinEmployer(play: Play, employer: EmployerInPlay): EmployerInPlay {
  play.employers.push(employer);
  return employer;
}

/** What the players remember of a vacancy. */
export function joinVacancy(
  play: Play,
  employer: EmployerInPlay,
  vacancy: Pick<
    Vacancy,
    "id" | "establishmentId" | "openings" | "wageMinMinor" | "hoursPerWeek" | "employmentType"
  >,
): VacancyInPlay {
  const site = employer.sites.find(({ establishmentId }) => establishmentId === vacancy.establishmentId);
  const joined = {
    id: vacancy.id,
    employer,
    registrationNumber: site?.registrationNumber ?? "",
    openings: vacancy.openings,
    wageMinor: vacancy.wageMinMinor ?? 0,
    hoursPerWeek: vacancy.hoursPerWeek ?? 48,
    partTime: vacancy.employmentType === "part_time",
    taken: 0,
  };
  play.vacancies.set(vacancy.id, joined);
  return joined;
}

/** The partner employers besides the demo's two, each with an account, and when they will post what. */
export async function openEmployers(play: Play, places: readonly PlaceRow[]): Promise<void> {
  const luck = play.luck("employers");
  const wanted = Math.max(0, play.size.vacancies - play.vacancies.size);
  const number = Math.max(1, Math.ceil(play.size.vacancies / VACANCIES_EACH) - play.employers.length);
  for (let index = 0; index < number; index++) await openEmployer(play, index, places);
  const lastDay = Math.max(1, play.size.months * 30 - 45);
  for (let index = 0; index < wanted; index++) {
    // Most vacancies come early enough for somebody to begin and to stay; some in the last weeks, so that the
    // desks have something to do when the play ends, those of the demo's two employers first of all.
    const late = index % 8 === 0;
    const demo = late && luck.chance(0.4);
    const employer = luck.pick(demo ? play.employers.slice(0, 2) : play.employers);
    const day = late ? lastDay + luck.whole(0, 40) : Math.floor(luck.next() * luck.next() * lastDay) + 1;
    const first = index % 8 === 1;
    play.agenda.plan(inDays(play, first ? luck.whole(1, 9) : day), () => post(play, employer));
  }
}

async function openEmployer(play: Play, index: number, places: readonly PlaceRow[]): Promise<void> {
  const luck = play.luck("employers");
  const towns = luck.chance(0.35)
    ? [luck.weighted(DEMO_TOWNS), luck.weighted(DEMO_TOWNS)]
    : [luck.weighted(DEMO_TOWNS)];
  const kind = luck.pick(EMPLOYER_KINDS[luck.pick(KINDS)] ?? ["شركة"]);
  const name = `${kind} ${EMPLOYER_NAMES[index % EMPLOYER_NAMES.length] ?? ""}`;
  const sites = towns.map((town, site) => ({
    ...town,
    registrationNumber: `71${String(index * 10 + site).padStart(8, "0")}`,
    placeId: places.find((place) => place.kind === "town" && place.nameAr === town.city)?.id ?? null,
  }));
  const registered = expectOk(
    await registerEmployer(play.ctx, registryActor, {
      ...{ kind: "employer", name, nameLang: "ar", country: COUNTRY, verified: true },
      establishments: sites.map(({ registrationNumber, placeId, city }) => ({
        registrationNumber,
        name: `${name}، ${city}`,
        placeId,
      })),
    }),
  );
  const { organisationId } = registered;
  const person = `${luck.pick(MALE_NAMES)} ${luck.pick(FAMILY_NAMES)}`;
  const account = await openLogin(play, `employer-${index + 1}@demo.example`, person, {
    memberships: [{ role: "employer", organisationId }],
  });
  joinEmployer(play, {
    actor: {
      ...account,
      kind: "member",
      role: "employer",
      organisationId,
      country: COUNTRY,
      actingFor: null,
    },
    sites: sites.map((site, at) => ({ ...site, establishmentId: registered.establishmentIds[at] ?? "" })),
    answersInDays: luck.weighted([
      [1, 3],
      [3, 4],
      [7, 3],
      [14, 1],
      [null, 1],
    ] as const),
  });
}

/** Writes a vacancy and publishes it; one that is no decent work is put right, or stays a draft. */
async function post(play: Play, employer: EmployerInPlay): Promise<void> {
  const luck = play.luck("employers");
  const { ctx } = play;
  const { actor } = employer;
  const draft = draftOf(play, employer);
  const careless = luck.chance(0.06);
  const organisationId = actor.organisationId ?? "";
  const posted = tried(
    play,
    "post a vacancy",
    await postVacancy(ctx, actor, { organisationId, draft: { ...draft, socialInsurance: !careless } }),
  );
  if (!posted) return;
  const { vacancyId } = posted;
  joinVacancy(play, employer, { ...draft, id: vacancyId });
  count(play, "vacancies posted");
  const publish = async (): Promise<boolean> =>
    tried(play, "publish a vacancy", await publishVacancy(ctx, actor, { vacancyId, noFee: true })) !== null;
  if (await publish()) await later(play, employer, vacancyId, draft);
  else if (luck.chance(0.8))
    play.agenda.plan(inWorkingDays(play, luck.whole(1, 4)), async () => {
      tried(play, "change a vacancy", await changeVacancy(ctx, actor, { vacancyId, draft }));
      if (await publish()) await later(play, employer, vacancyId, draft);
    });
}

/** What may become of a published vacancy: a pause, an end before its time, a renewal after it expired. */
async function later(
  play: Play,
  employer: EmployerInPlay,
  vacancyId: string,
  draft: VacancyDraft,
): Promise<void> {
  const luck = play.luck("employers");
  const move = (edge: "pause" | "resume" | "renew" | "withdraw") => async (): Promise<void> => {
    tried(
      play,
      `${edge} a vacancy`,
      await moveVacancy(play.ctx, employer.actor, { vacancyId, edge, noFee: true }),
    );
  };
  if (luck.chance(0.08)) {
    const days = luck.whole(8, 20);
    play.agenda.plan(inDays(play, days), move("pause"));
    play.agenda.plan(inDays(play, days + luck.whole(3, 12)), move("resume"));
  } else if (luck.chance(0.05)) play.agenda.plan(inDays(play, luck.whole(15, 40)), move("withdraw"));
  if (draft.closesOn && luck.chance(0.3)) {
    const { closesOn } = draft;
    play.agenda.plan(closesOn, () => {
      play.agenda.plan(inDays(play, 3), async () => {
        const renewed = { ...draft, closesOn: inDays(play, 45) };
        tried(
          play,
          "change a vacancy",
          await changeVacancy(play.ctx, employer.actor, { vacancyId, draft: renewed }),
        );
        await move("renew")();
      });
    });
  }
}
