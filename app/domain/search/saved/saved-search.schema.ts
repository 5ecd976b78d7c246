import { z } from "zod";
import { FREQUENCIES, LONGEST_ADDRESS, LONGEST_NAME } from "./saved-search.ts";

const name = z
  .string("required")
  .transform((text) =>
    text
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ")
      .replace(/\s+/gu, " ")
      .trim(),
  )
  .pipe(z.string().min(1, "required").max(LONGEST_NAME, "too_long"));
const choices = { frequency: z.enum(FREQUENCIES), beyondMasar: z.boolean() };

/** A search to keep: its address as it stands after "?", in any form. */
export const newSavedSearchSchema = z.object({
  name,
  address: z.string().max(LONGEST_ADDRESS, "too_long"),
  ...choices,
});
export type NewSavedSearch = z.input<typeof newSavedSearchSchema>;

export const savedSearchChangeSchema = z.object({ savedSearchId: z.uuid(), name, ...choices });
export type SavedSearchChange = z.input<typeof savedSearchChangeSchema>;

export const savedSearchIdSchema = z.object({ savedSearchId: z.uuid() });
