import { monthlyWage } from "#app/domain/applications/offer.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { answerWageQuestion } from "#app/domain/placements/answer-wage-question.server.ts";
import { cancelPlacement } from "#app/domain/placements/cancel-placement.server.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { lookAgain } from "./applying.ts";
import { loseWork } from "./graduating.ts";
import {
  count,
  inDays,
  today,
  tried,
  type ApplicationInPlay,
  type Job,
  type Play,
  type Seeker,
} from "./play.ts";

/** Employers that no partner of Masar is; the register of wages knows them. */
const ELSEWHERE = 40;

/** Somebody is hired: what really becomes of it, and who says so. */
export function beginWork(play: Play, application: ApplicationInPlay, placementId: string): void {
  const luck = play.luck("working");
  const { seeker, vacancy, terms } = application;
  if (!terms) return;
  const turnsUp = seeker.lucky || luck.chance(0.93);
  const from = addDays(
    terms.startsOn,
    luck.weighted([
      [0, 7],
      [1, 1],
      [3, 1],
      [6, 1],
    ] as const),
  );
  const lasts = seeker.lucky ? null : howLong(play);
  const says = luck.weighted([
    ["employer", 55],
    ["person", 20],
    ["nobody", 25],
  ] as const);
  const saidAfter = luck.whole(1, 6);
  if (!turnsUp) return stayAway(play, application, placementId, from);
  const job: Job = {
    ...{ seeker, registrationNumber: vacancy.registrationNumber, from },
    monthlyMinor: monthlyWage(terms),
    until: lasts === null ? null : addDays(from, lasts),
  };
  play.agenda.plan(from, () => {
    play.jobs.push(job);
    count(play, "began to work");
  });
  const actor = says === "employer" ? vacancy.employer.actor : seeker.actor;
  if (says !== "nobody")
    play.agenda.plan(addDays(from, saidAfter), async () => {
      tried(play, "confirm a start", await confirmStart(play.ctx, actor, { placementId, startedOn: from }));
    });
  if (job.until !== null) play.agenda.plan(job.until, () => stopWork(play, application, placementId, job));
}

/** The work does not begin: the person says so before, the employer after it, or nobody. */
function stayAway(play: Play, application: ApplicationInPlay, placementId: string, from: PlainDate): void {
  const luck = play.luck("working");
  const { seeker, vacancy } = application;
  const says = luck.weighted([
    ["person", 40],
    ["employer", 35],
    ["nobody", 25],
  ] as const);
  const reason = luck.pick(["changed_mind", "health_or_care", "found_other_job", "other"] as const);
  const actor = says === "employer" ? vacancy.employer.actor : seeker.actor;
  if (says !== "nobody")
    play.agenda.plan(addDays(from, says === "person" ? -luck.whole(1, 3) : luck.whole(1, 4)), async () => {
      tried(play, "cancel a placement", await cancelPlacement(play.ctx, actor, { placementId, reason }));
    });
  play.agenda.plan(addDays(from, 5), () => lookAgain(play, seeker));
}

/** Days of work; null for a job that goes on beyond the play. */
function howLong(play: Play): number | null {
  const luck = play.luck("working");
  const end = luck.weighted([
    ["early", 5],
    ["months", 17],
    ["long", 18],
    ["stays", 60],
  ] as const);
  if (end === "stays") return null;
  if (end === "early") return luck.whole(2, 13);
  return end === "months" ? luck.whole(25, 130) : luck.whole(131, 330);
}

function stopWork(play: Play, application: ApplicationInPlay, placementId: string, job: Job): void {
  const luck = play.luck("working");
  const { seeker, vacancy } = application;
  const last = addDays(job.until ?? today(play), -1);
  const says = luck.weighted([
    ["employer", 50],
    ["person", 25],
    ["nobody", 25],
  ] as const);
  const moves = luck.chance(0.3);
  const reason = moves
    ? "left_for_other_job"
    : luck.pick(["contract_over", "left_other", "laid_off", "health_or_care"] as const);
  const actor = says === "employer" ? vacancy.employer.actor : seeker.actor;
  if (says !== "nobody")
    play.agenda.plan(inDays(play, luck.whole(0, 9)), async () => {
      tried(
        play,
        "end a placement",
        await endPlacement(play.ctx, actor, { placementId, endedOn: last, reason }),
      );
    });
  if (moves) return workElsewhere(play, seeker, inDays(play, luck.whole(0, 4)));
  lookAgain(play, seeker);
  loseWork(play, seeker);
}

/** Work that was not found through Masar: only the register of wages tells of it. */
function workElsewhere(play: Play, seeker: Seeker, from: PlainDate): void {
  const luck = play.luck("elsewhere");
  seeker.looking = false;
  seeker.busy = true;
  play.jobs.push({
    ...{ seeker, from },
    registrationNumber: `72${String(luck.whole(1, ELSEWHERE)).padStart(8, "0")}`,
    monthlyMinor: luck.whole(34, 58) * 10_000,
    until: luck.chance(0.3) ? addDays(from, luck.whole(40, 200)) : null,
  });
  count(play, "found work elsewhere");
}

/** Once a month some find work by themselves; for who works part-time it is a second job. */
export function findWorkElsewhere(play: Play): void {
  const luck = play.luck("elsewhere");
  for (const seeker of play.seekers.values()) {
    if (seeker.nationalId === null || seeker.lucky || !seeker.looking || !luck.chance(0.012)) continue;
    workElsewhere(play, seeker, inDays(play, luck.whole(1, 25)));
  }
}

/** "Is this yours?": most answer, some never do. */
export function considerQuestion(play: Play, seeker: Seeker, questionId: string): void {
  const luck = play.luck("questions");
  const answer = luck.weighted([
    ["yes", 70],
    ["no", 10],
    [null, 20],
  ] as const);
  if (answer)
    play.agenda.plan(inDays(play, luck.whole(1, 12)), async () => {
      tried(
        play,
        "answer a question",
        await answerWageQuestion(play.ctx, seeker.actor, { questionId, answer }),
      );
    });
}
