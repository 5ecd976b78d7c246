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
  // Trying the same document again changes nothing: it is shown to administrators with the reason instead.
  for (const { postingId } of failed) ctx.log.warn("The search engine refused a posting", { postingId });
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
