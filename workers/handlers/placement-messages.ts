import { applicationParty } from "#app/domain/applications/application-party.server.ts";
import { membersOf } from "#app/domain/identity/read-members.server.ts";
import { postMessage, postToEach } from "#app/domain/messages/post-message.server.ts";
import { placementEvents } from "#app/domain/placements/placement.events.ts";
import { placementFacts } from "#app/domain/placements/placement-facts.server.ts";
import type { Reaction, Reactions } from "../reaction.ts";

/**
 * A pause, its end, or a start that is off is told to both parties, whoever said it: what one of them wrote down the
 * other can correct.
 */
const tellBoth: Reaction = async (ctx, event) => {
  const changed = placementEvents["placement.expected"].parse(event.payload);
  const { placementId, personId, applicationId } = changed;
  const { country } = await placementFacts(ctx, placementId);
  await postMessage(ctx, {
    ...{ personId, country, code: "placement_changed", params: { placementId } },
    link: "/my/work",
    key: event.id,
  });
  if (applicationId === null) return;
  const { organisationId } = await applicationParty(ctx, applicationId);
  const members = await membersOf(ctx, organisationId, "employer");
  await postToEach(ctx, members, {
    ...{ country, code: "employer_placement_changed", params: { applicationId } },
    link: `/employer/applications/${applicationId}`,
    key: `${event.id}:employer`,
  });
};

export const placementMessages: Reactions = {
  "placement.suspended": tellBoth,
  "placement.resumed": tellBoth,
  "placement.cancelled": tellBoth,
};
