import { emergencyEvents } from "#app/domain/emergency/emergency.events.ts";
import type { MessageCode } from "#app/domain/messages/message.ts";
import { postToEach } from "#app/domain/messages/post-message.server.ts";
import type { Reactions } from "../reaction.ts";

const CODES = {
  frozen: "deadlines_frozen",
  shorter: "deadlines_frozen_shorter",
  over: "deadlines_run_again",
} as const satisfies Readonly<Record<string, MessageCode>>;

/** People whose deadlines an emergency freezes are told from when they run again; which deadlines, the pages say. */
export const freezeMessages: Reactions = {
  async "emergency_switch.tell"(ctx, event) {
    const { switchId, country, what, until, on, personIds } = emergencyEvents["emergency_switch.tell"].parse(
      event.payload,
    );
    await postToEach(ctx, personIds, {
      ...{ country, code: CODES[what], params: { switchId, date: until } },
      link: "/my",
      // Where two switches say the same on one day, it is one message.
      key: `freeze:${what}:${until}:${on}`,
    });
  },
};
