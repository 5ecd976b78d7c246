import type { NewOffer } from "#app/domain/applications/application.schema.ts";
import { countryOf, addWorkingDays } from "#app/domain/kernel/countries.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { Denial, Failure, Result } from "#app/domain/kernel/result.ts";
import type { RegistryPerson } from "#app/domain/people/registry-person.ts";
import type { DemoSize } from "../demo.ts";
import { seededRandom, type Random } from "../demo/random.ts";
import { openAgenda, type Agenda } from "./agenda.ts";

export const COUNTRY = "SA";

/** How much is played. */
export type YearSize = {
  readonly seed: number;
  /** People who look for work, registered by the end. */
  readonly seekers: number;
  /** Vacancies that partner employers post. */
  readonly vacancies: number;
  readonly months: number;
};

/** How big the demo is that a year begins with, where there is none yet: most postings come towards its end. */
export const demoSizeOf = ({ seekers, vacancies }: YearSize): DemoSize => ({
  postings: Math.min(300, vacancies),
  households: Math.max(5, Math.min(400, Math.floor(seekers / 5))),
});

/** Imported postings that are listed when the year ends. */
export const listedAtTheEnd = ({ vacancies }: YearSize): number => Math.min(2_200, vacancies * 7);

/** Somebody who looks for work and has an account. */
export type Seeker = {
  readonly actor: Member;
  /** Null for those whom no registry knows: no wage record speaks of them. */
  readonly nationalId: string | null;
  /** Days between two looks at what is new. */
  readonly everyDays: number;
  /** One of the demo's accounts: things go well for them, so that their pages show the whole way. */
  readonly lucky: boolean;
  /** Vacancies applied to: nobody tries twice. */
  readonly appliedTo: Set<string>;
  looksOn: PlainDate;
  looking: boolean;
  /** Full-time work was agreed on or is going on: another offer would be too much. */
  busy: boolean;
};

export type EmployerInPlay = {
  readonly actor: Member;
  readonly sites: readonly Site[];
  /** Working days until an application is looked at; null for one that never answers. */
  readonly answersInDays: number | null;
};

export type Site = {
  readonly establishmentId: string;
  readonly registrationNumber: string;
  readonly placeId: string | null;
  /** The town as people write it. */
  readonly region: string;
  readonly city: string;
};

export type VacancyInPlay = {
  readonly id: string;
  readonly employer: EmployerInPlay;
  readonly registrationNumber: string;
  readonly openings: number;
  readonly wageMinor: number;
  readonly hoursPerWeek: number;
  readonly partTime: boolean;
  /** Offers made and not refused, and starts. */
  taken: number;
};

export type ApplicationInPlay = {
  readonly id: string;
  readonly seeker: Seeker;
  readonly vacancy: VacancyInPlay;
  terms: NewOffer | null;
};

/** What is true of a job, whether or not anybody tells Masar. `until` is the day after the last one. */
export type Job = {
  readonly seeker: Seeker;
  readonly registrationNumber: string;
  readonly from: PlainDate;
  readonly monthlyMinor: number;
  until: PlainDate | null;
};

/** Everything the players know. */
export type Play = {
  readonly ctx: Ctx;
  readonly size: YearSize;
  readonly from: PlainDate;
  /** The day after the last one. */
  readonly until: PlainDate;
  readonly agenda: Agenda;
  /** Of the demo's password, which every account of the year has. */
  readonly passwordHash: string;
  /** A generator for each kind of player, so that a change of one leaves the others' luck alone. */
  readonly luck: (player: string) => Random;
  readonly registered: RegistryPerson[];
  readonly seekers: Map<string, Seeker>;
  readonly employers: EmployerInPlay[];
  readonly vacancies: Map<string, VacancyInPlay>;
  readonly live: Set<string>;
  readonly applications: Map<string, ApplicationInPlay>;
  readonly jobs: Job[];
  readonly officers: Member[];
  supervisor: Member | null;
  readonly officerOf: Map<string, Member>;
  /** Cases of households that have graduated, by the person whose work did it. */
  readonly graduated: Map<string, string>;
  readonly counts: Record<string, number>;
  /** What use cases did not allow, by act and code. */
  readonly refused: Record<string, number>;
};

const FNV_PRIME = 16_777_619;

/** A number that tells words apart. */
const hashOf = (word: string): number =>
  [...word].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), FNV_PRIME),
    2_166_136_261,
  );

export function openPlay(setting: Pick<Play, "ctx" | "size" | "from" | "until" | "passwordHash">): Play {
  const { size } = setting;
  const streams = new Map<string, Random>();
  return {
    ...setting,
    ...{ agenda: openAgenda(), supervisor: null },
    luck(player) {
      const known = streams.get(player);
      if (known) return known;
      const random = seededRandom(size.seed ^ hashOf(player));
      streams.set(player, random);
      return random;
    },
    registered: [],
    seekers: new Map(),
    employers: [],
    vacancies: new Map(),
    live: new Set(),
    applications: new Map(),
    jobs: [],
    officers: [],
    officerOf: new Map(),
    graduated: new Map(),
    counts: {},
    refused: {},
  };
}

export const today = ({ ctx }: Pick<Play, "ctx">): PlainDate => ctx.clock.today(COUNTRY);

/** The day after so many days. */
export const inDays = (play: Play, days: number): PlainDate => addDays(today(play), days);

/** The day after so many working days: offices and employers rest at the weekend. */
export const inWorkingDays = (play: Play, days: number): PlainDate =>
  addWorkingDays(today(play), days, countryOf(COUNTRY));

export const count = ({ counts }: Play, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** The value of an act; null where the rules did not allow it, which is counted: people try such things. */
export function tried<T>(play: Play, act: string, outcome: Result<T, Denial | Failure>): T | null {
  if (outcome.ok) return outcome.value;
  const name = `${act}: ${outcome.error.code}`;
  play.refused[name] = (play.refused[name] ?? 0) + 1;
  return null;
}
