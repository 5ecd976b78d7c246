import { postMessage } from "#app/domain/messages/post-message.server.ts";
import { savedSearchEvents } from "#app/domain/search/saved/saved-search.events.ts";
import type { Reactions } from "../reaction.ts";

/** Something new for a saved search: how much, and where it is; the search's words stay in Masar. */
export const savedSearchMessages: Reactions = {
  async "saved_search.found"(ctx, event) {
    const { savedSearchId, alertId, personId, country, count, beyondMasar } = savedSearchEvents[
      "saved_search.found"
    ].parse(event.payload);
    await postMessage(ctx, {
      ...{ personId, country, params: { savedSearchId, alertId, count } },
      code: "saved_search_found",
      link: `/my/searches/${savedSearchId}`,
      key: event.id,
      inMasarOnly: !beyondMasar,
    });
  },
};
