import { expectOk } from "#app/domain/kernel/result.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { programmeEvents } from "#app/domain/programmes/programme.events.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { listingEvents } from "#app/domain/vacancies/import/import.events.ts";
import { readingEvents } from "#app/domain/vacancies/reading.events.ts";
import { vacancyEvents } from "#app/domain/vacancies/vacancy.events.ts";
import { worker, type Reaction, type Reactions } from "../reaction.ts";

async function index(ctx: Ctx, postingIds: readonly string[]): Promise<void> {
  const { failed } = expectOk(await indexPostings(ctx, worker(), { postingIds: [...postingIds] }));
  // The job is tried again; what keeps failing ends among the dead letters, where it can be seen.
  if (failed.length > 0) throw new Error(`The index refused ${failed.length} postings: ${failed[0]?.error}`);
}

const indexVacancy: Reaction = (ctx, event) =>
  index(ctx, [vacancyEvents["vacancy.changed"].parse(event.payload).vacancyId]);

const indexBatch: Reaction = (ctx, event) =>
  index(ctx, listingEvents["vacancy.listed"].parse(event.payload).vacancyIds);

/** The index follows every change of a posting; what is no longer live is taken out. */
export const searchReactions: Reactions = {
  "vacancy.published": indexVacancy,
  "vacancy.changed": indexVacancy,
  "vacancy.closed": indexVacancy,
  "vacancy.listed": indexBatch,
  "vacancy.unlisted": indexBatch,
  "vacancy.read_again": (ctx, event) =>
    index(ctx, readingEvents["vacancy.read_again"].parse(event.payload).vacancyIds),
  "intake.opened": (ctx, event) =>
    index(ctx, [programmeEvents["intake.opened"].parse(event.payload).intakeId]),
};
