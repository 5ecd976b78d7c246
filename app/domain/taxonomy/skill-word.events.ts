import { z } from "zod";

const word = z.object({ wordId: z.uuid() });

/** What was decided about words; identifiers only, since words may come from people. */
export const skillWordEvents = {
  "skill_word.mapped": word,
  "skill_word.mapping_undone": word,
  "skill_word.dismissed": word,
  "skill_word.dismissal_undone": word,
  /** Where the reading again goes on: `after` is the last row that was looked at. */
  "skill_word.read_on": word.extend({
    of: z.enum(["requirements", "profiles"]),
    after: z.string().nullable(),
  }),
} as const;
