import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { alertSavedSearches } from "#app/domain/search/saved/alert-saved-searches.server.ts";
import { readSavedSearches } from "#app/domain/search/saved/read-saved-searches.server.ts";
import { saveSearch } from "#app/domain/search/saved/save-search.server.ts";
import type { NewSavedSearch } from "#app/domain/search/saved/saved-search.schema.ts";
import { messageReactions } from "#workers/handlers/messages.ts";
import { anEmployer, aVacancy, system, type TestEmployer } from "./marketplace.ts";

/** Takes a vacancy out of what can be found; the index follows unless it is late. */
export async function closeVacancy(ctx: Ctx, vacancyId: string, { indexed = true } = {}): Promise<void> {
  await ctx.sql.query("update vacancy set status = 'expired' where id = $1", [vacancyId]);
  if (indexed) expectOk(await indexPostings(ctx, system, { postingIds: [vacancyId] }));
}

/** What happens around a saved search, on a marketplace of its own; one search, for a baker, unless told otherwise. */
export function savedSearchSteps(ctx: () => Ctx) {
  let employer: TestEmployer;
  const search = (change: Partial<NewSavedSearch> = {}): NewSavedSearch => ({
    name: "خبازة",
    address: "q=خبازة",
    frequency: "daily",
    beyondMasar: true,
    ...change,
  });
  // 12:00 in Riyadh.
  const atNoon = (): Promise<void> => ctx().setClock(new Date("2027-02-01T09:00:00Z"));

  return {
    search,
    async prepare(): Promise<void> {
      await atNoon();
      employer = await anEmployer(ctx());
      expectOk(await reindex(ctx(), system));
    },
    async beginAnew(): Promise<void> {
      await atNoon();
      await ctx().sql.query("delete from saved_search");
      await ctx().sql.query("delete from alert_link");
      await ctx().sql.query("delete from message");
      await ctx().sql.query("delete from outbox_event where name = 'saved_search.found'");
    },
    save: async (actor: Member, change: Partial<NewSavedSearch> = {}): Promise<string> =>
      expectOk(await saveSearch(ctx(), actor, search(change))).savedSearchId,
    mine: async (actor: Member) => expectOk(await readSavedSearches(ctx(), actor)),
    later: (ms: number): Promise<void> => ctx().setClock(new Date(ctx().clock.now().getTime() + ms)),
    /** A vacancy that is published and can be found. */
    async posted(title = "خبازة في مخبز"): Promise<string> {
      const id = await aVacancy(ctx(), employer, { title });
      expectOk(await indexPostings(ctx(), system, { postingIds: [id] }));
      return id;
    },
    look: async () => expectOk(await alertSavedSearches(ctx(), system, { country: "SA" })),
    /** Lets the messages react to what was found, twice each: as a worker that was killed would. */
    async tell(): Promise<void> {
      const events = await ctx().sql.query<DomainEvent>(
        `select id, name, version, payload, occurred_at as "occurredAt" from outbox_event
          where name = 'saved_search.found' order by seq`,
      );
      for (const event of [...events, ...events]) await messageReactions[event.name]?.(ctx(), event);
    },
    inboxOf: (personId: string) =>
      ctx().sql.query<{ params: { count: number }; link: string }>(
        "select params, link from message where person_id = $1 and code = 'saved_search_found' order by created_at",
        [personId],
      ),
  };
}
