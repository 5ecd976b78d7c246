import { moveApplications } from "#app/domain/applications/move-applications.server.ts";
import { identityEvents } from "#app/domain/identity/identity.events.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { moveMessages } from "#app/domain/messages/move-messages.server.ts";
import { moveSeeker } from "#app/domain/people/move-seeker.server.ts";
import { moveSavedPostings } from "#app/domain/search/saved/move-saved-postings.server.ts";
import { moveSavedSearches } from "#app/domain/search/saved/move-saved-searches.server.ts";
import { worker, type Reactions } from "../reaction.ts";

/** When an account was tied to a person of the registry, what she did before follows her; and back again. */
export const peopleReactions: Reactions = {
  async "identity.persons_merged"(ctx, event) {
    const { fromId, intoId } = identityEvents["identity.persons_merged"].parse(event.payload);
    const input = { fromId, intoId };
    expectOk(await moveSeeker(ctx, worker(), input));
    expectOk(await moveApplications(ctx, worker(), input));
    expectOk(await moveMessages(ctx, worker(), input));
    expectOk(await moveSavedSearches(ctx, worker(), input));
    expectOk(await moveSavedPostings(ctx, worker(), input));
  },
};
