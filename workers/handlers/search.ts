import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { vacancyEvents } from "#app/domain/vacancies/vacancy.events.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { worker, type Reaction, type Reactions } from "../reaction.ts";

const indexVacancy: Reaction = async (ctx, event) => {
  const { vacancyId } = vacancyEvents["vacancy.changed"].parse(event.payload);
  expectOk(await indexPostings(ctx, worker(), { postingIds: [vacancyId] }));
};

/** The index follows every change of a posting; what is no longer found is taken out. */
export const searchReactions: Reactions = {
  "vacancy.published": indexVacancy,
  "vacancy.changed": indexVacancy,
  "vacancy.closed": indexVacancy,
};
