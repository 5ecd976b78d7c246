import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { hashPassword } from "#app/domain/identity/passwords.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import {
  addDays,
  addMonths,
  daysBetween,
  monthOf,
  shiftMonth,
  type PlainDate,
} from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { DEMO_PASSWORD } from "../demo/accounts.ts";
import { demoPeople } from "../demo/people.ts";
import { demoPostingsCsv } from "../demo/postings.ts";
import { MALE_NAMES, FAMILY_NAMES } from "../demo/words.ts";
import { lookAround } from "./applying.ts";
import { openEmployers } from "./employers.ts";
import { readCaseloads } from "./graduating.ts";
import { joinDemo } from "./join-demo.ts";
import { hear } from "./listeners.ts";
import { COUNTRY, listedAtTheEnd, openPlay, today, type Play, type YearSize } from "./play.ts";
import { openLogin, registerAlone, registerByFile } from "./register.ts";
import { openWageRegister, type WageRegister } from "./wage-file.ts";
import { findWorkElsewhere } from "./working.ts";

/** Hours of the day, in UTC: people's noon and the worker's afternoon, both outside quiet hours. */
const NOON = "09:00";
const AFTERNOON = "13:00";
/** An officer looks after about so many people. */
const CASELOAD = 150;
/** Of those who register, so many come through the registry; files come until this share of the play. */
const BY_REGISTRY = 0.8;
const FILES_UNTIL = 0.7;
/** The register of wages sends a month's file on this day of the next. */
const WAGE_FILE_DAY = "06";
const MONDAY = 1;
const wageRegister = systemActor("wage register", COUNTRY);

/** The worker's side, in the same process: it hands every event to `hear` first. */
type Worker = Readonly<Record<"react" | "round" | "seal", () => Promise<void>>>;
type Progress = (
  done: number,
  total: number,
  counts: Readonly<Record<string, number>>,
) => Promise<void> | void;

export type PlayedYear = Pick<Play, "from" | "until" | "counts" | "refused"> & {
  /** Acts that people still mean to do after the last day. */
  readonly plans: number;
};

/**
 * Plays a marketplace day by day from today by its clock, through the real use cases: a registry's and a wage
 * register's files, seekers, employers, officers and households, each by chance from the seed. The demo must be
 * there, and the clock must stand still between settings.
 */
export async function playYear(
  ctx: Ctx,
  size: YearSize,
  startWorker: (hear: (event: Pick<DomainEvent, "name" | "payload">) => void) => Worker,
  onProgress: Progress = () => undefined,
): Promise<PlayedYear> {
  const from = ctx.clock.today(COUNTRY);
  const until = addMonths(from, size.months);
  const play = openPlay({ ctx, size, from, until, passwordHash: await hashPassword(DEMO_PASSWORD) });
  const worker = startWorker((event) => hear(play, event));
  const folder = await mkdtemp(path.join(os.tmpdir(), "masar-year-"));
  try {
    await setTime(ctx, from, NOON);
    await worker.react();
    await begin(play, folder);
    const register = openWageRegister();
    const days = daysBetween(from, until);
    for (let day = 0; day < days; day++) {
      await liveDay(play, worker, addDays(from, day), { folder, register });
      await onProgress(day + 1, days, play.counts);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { counts, refused } = play;
  return { from, until, counts, refused, plans: play.agenda.waiting() };
}

const setTime = (ctx: Ctx, day: PlainDate, time: string): Promise<void> =>
  ctx.setClock(new Date(`${day}T${time}:00Z`));

async function liveDay(
  play: Play,
  worker: Worker,
  day: PlainDate,
  { folder, register }: { folder: string; register: WageRegister },
): Promise<void> {
  await setTime(play.ctx, day, NOON);
  if (day.endsWith(`-${WAGE_FILE_DAY}`) && monthOf(day) !== monthOf(play.from))
    await sendWages(play, register, folder);
  if (new Date(`${day}T${NOON}:00Z`).getUTCDay() === MONDAY) await readCaseloads(play);
  await play.agenda.live(day);
  await lookAround(play);
  await worker.react();
  await setTime(play.ctx, day, AFTERNOON);
  await worker.round();
  await worker.seal();
}

/** Who is there from the beginning, and who will come when. */
async function begin(play: Play, folder: string): Promise<void> {
  const { size, agenda, from } = play;
  const luck = play.luck("beginning");
  await joinDemo(play);
  await openOffice(play);
  const known = play.registered.length;
  const wanted = Math.max(0, size.seekers - known);
  const byFile = Math.round(wanted * BY_REGISTRY);
  const files = Math.max(1, Math.round(size.months * FILES_UNTIL));
  for (let month = 0; month < files; month++) {
    // The first file is the biggest: a registry begins with whom it has.
    const share = files === 1 ? 1 : month === 0 ? 0.4 : 0.6 / (files - 1);
    const act = (): Promise<void> => registerByFile(play, month, Math.round(byFile * share), folder);
    if (month === 0) await act();
    else agenda.plan(addDays(addMonths(from, month), 2), act);
  }
  await openEmployers(play, await listPlaces(play.ctx, COUNTRY));
  const alone = demoPeople(wanted - byFile, from, { seed: size.seed + 1, serial: 0, household: 0 })
    .filter(({ profile }) => profile !== null)
    .slice(0, wanted - byFile);
  const lastDay = Math.max(1, daysBetween(from, play.until) - 20);
  for (const person of alone)
    agenda.plan(addDays(from, luck.whole(1, lastDay)), () => registerAlone(play, person));
  agenda.plan(addMonths(from, Math.max(1, size.months - 1)), () => listAgain(play, folder));
  for (let month = 1; month < size.months; month++)
    agenda.plan(addMonths(from, month), () => findWorkElsewhere(play));
}

/** The imported postings are seen again, so that the search is full at the end of the year as well. */
async function listAgain(play: Play, folder: string): Promise<void> {
  const file = path.join(folder, "postings.csv");
  await writeFile(file, demoPostingsCsv(listedAtTheEnd(play.size), today(play)));
  const input = { file, from: "csv", country: COUNTRY, source: "demo", dryRun: false } as const;
  expectOk(await importPostings(play.ctx, systemActor("demo", COUNTRY), input));
}

/** As many officers as the caseload asks for, beside the demo's two. */
async function openOffice(play: Play): Promise<void> {
  const luck = play.luck("beginning");
  const organisationId = play.officers[0]?.organisationId ?? null;
  const wanted = Math.max(2, Math.ceil(play.size.seekers / CASELOAD));
  for (let number = play.officers.length + 1; number <= wanted; number++) {
    const name = `${luck.pick(MALE_NAMES)} ${luck.pick(FAMILY_NAMES)}`;
    const account = await openLogin(play, `officer${number}@demo.example`, name, {
      memberships: [{ role: "officer", organisationId }],
    });
    play.officers.push({
      ...account,
      ...{ kind: "member", role: "officer", organisationId, country: COUNTRY, actingFor: null },
    });
  }
}

async function sendWages(play: Play, register: WageRegister, folder: string): Promise<void> {
  const month = shiftMonth(monthOf(today(play)), -1);
  const file = path.join(folder, `wages-${month}.csv`);
  await writeFile(file, register.fileFor(month, play.jobs, play.luck("wages")));
  expectOk(await importWages(play.ctx, wageRegister, { file, country: COUNTRY, dryRun: false }));
}
