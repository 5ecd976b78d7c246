import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { TURN_DOWN_REASONS } from "#app/domain/applications/offer.ts";
import { turnDownOffer } from "#app/domain/applications/turn-down-offer.server.ts";
import { withdrawApplication } from "#app/domain/applications/withdraw-application.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { matchSeeker } from "#app/domain/matching/match-seeker.server.ts";
import type { RankedPosting } from "#app/domain/matching/ranked-posting.ts";
import {
  count,
  inDays,
  today,
  tried,
  type ApplicationInPlay,
  type Play,
  type Seeker,
  type VacancyInPlay,
} from "./play.ts";

/** How many of the best are thought about at one look, and how many applied to at most. */
const CONSIDERED = 6;
const MOST_AT_ONCE = 2;
/** Chance of applying by how well it fits, in stones. */
const BY_STONES = [0, 0.03, 0.1, 0.22, 0.42, 0.65] as const;
/** What income after work adds (Δ of the match, in its own unit), and takes. */
const BY_WORTH = 0.35;

/** Those whose day it is look at what fits them, and apply to some of it. */
export async function lookAround(play: Play): Promise<void> {
  const day = today(play);
  const postingIds = [...play.live];
  for (const seeker of play.seekers.values()) {
    if (seeker.looksOn > day || !seeker.looking) continue;
    seeker.looksOn = addDays(day, seeker.everyDays);
    const fresh = postingIds.filter((id) => !seeker.appliedTo.has(id));
    if (fresh.length > 0) await look(play, seeker, fresh);
  }
}

async function look(play: Play, seeker: Seeker, postingIds: readonly string[]): Promise<void> {
  const luck = play.luck("seekers");
  const { personId } = seeker.actor;
  const matches = tried(
    play,
    "see matches",
    await matchSeeker(play.ctx, seeker.actor, { personId, postingIds }),
  );
  count(play, "looks");
  let applied = 0;
  for (const match of matches?.slice(0, CONSIDERED) ?? []) {
    const vacancy = play.vacancies.get(match.id);
    if (!vacancy || applied === MOST_AT_ONCE || !luck.chance(chanceOf(match))) continue;
    await applyTo(play, seeker, vacancy);
    applied++;
  }
}

function chanceOf({ stones, delta }: RankedPosting): number {
  const worth = Math.max(-1, Math.min(1, delta)) * BY_WORTH;
  return Math.max(0, (BY_STONES[stones] ?? 0) * (1 + worth));
}

export async function applyTo(play: Play, seeker: Seeker, vacancy: VacancyInPlay): Promise<void> {
  const luck = play.luck("seekers");
  const applied = tried(
    play,
    "apply",
    await applyToVacancy(play.ctx, seeker.actor, { vacancyId: vacancy.id }),
  );
  if (!applied) return;
  seeker.appliedTo.add(vacancy.id);
  const application = { id: applied.applicationId, seeker, vacancy, terms: null };
  play.applications.set(application.id, application);
  count(play, "applications");
  if (!seeker.lucky && luck.chance(0.04))
    play.agenda.plan(inDays(play, luck.whole(2, 10)), () => thinkAgain(play, application));
}

/** Withdraws, and comes back to it later, or not. */
async function thinkAgain(play: Play, application: ApplicationInPlay): Promise<void> {
  const luck = play.luck("seekers");
  const { seeker, vacancy, id: applicationId } = application;
  const withdrawn = tried(
    play,
    "withdraw",
    await withdrawApplication(play.ctx, seeker.actor, { applicationId }),
  );
  if (withdrawn && luck.chance(0.3))
    play.agenda.plan(inDays(play, luck.whole(3, 15)), async () => {
      tried(play, "apply again", await applyToVacancy(play.ctx, seeker.actor, { vacancyId: vacancy.id }));
    });
}

/** An offer is there: most people accept it within days, some turn it down, some never answer. */
export function considerOffer(play: Play, application: ApplicationInPlay, offerId: string): void {
  const luck = play.luck("seekers");
  const { seeker, vacancy } = application;
  const usual = luck.weighted([
    ["accept", 80],
    ["turn_down", 13],
    ["nothing", 7],
  ] as const);
  const does = seeker.lucky ? "accept" : usual;
  const reason = luck.pick(TURN_DOWN_REASONS);
  if (does === "nothing") return;
  play.agenda.plan(inDays(play, luck.whole(1, 4)), async () => {
    const input = { applicationId: application.id, offerId };
    if (does === "turn_down" || seeker.busy) {
      const why = { ...input, reason: seeker.busy ? "other_work" : reason } as const;
      tried(play, "turn down an offer", await turnDownOffer(play.ctx, seeker.actor, why));
    } else if (tried(play, "accept an offer", await acceptOffer(play.ctx, seeker.actor, input))) {
      seeker.busy = !vacancy.partTime;
      seeker.looking = vacancy.partTime && luck.chance(0.3);
    }
  });
}

/** Nothing came of the work, or it is over: the person looks again in a few days. */
export function lookAgain(play: Play, seeker: Seeker): void {
  seeker.busy = false;
  seeker.looking = true;
  seeker.looksOn = inDays(play, play.luck("seekers").whole(2, 10));
}
