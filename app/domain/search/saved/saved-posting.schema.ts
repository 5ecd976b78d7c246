import { z } from "zod";
import type { PostingKey } from "./saved-posting.ts";

export const postingKeySchema = z.object({ kind: z.enum(["vacancy", "intake"]), postingId: z.uuid() });

/** The posting that a form or an address names; null where it names none. */
export function postingKeyOf(input: unknown): PostingKey | null {
  const parsed = postingKeySchema.safeParse(input);
  return parsed.success ? parsed.data : null;
}
