import { z } from "zod";
import { FREQUENCIES, LONGEST_NAME } from "#app/domain/search/saved/saved-search.ts";
import { text } from "#app/web/forms.server.ts";

/** What is chosen for a saved search, as its forms send it. */
export const savedSearchForm = z.object({
  name: text(LONGEST_NAME),
  frequency: z.enum(FREQUENCIES),
  by: z.enum(["message", "masar"]),
});
