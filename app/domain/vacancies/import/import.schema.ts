import { z } from "zod";
import { COUNTRIES } from "../../kernel/countries.ts";

const KNOWN = COUNTRIES.map((country) => country.code);

/** What `import postings` is called with. Country and source default to the format's. */
export const importPostingsSchema = z.object({
  /** Path of the file on this machine. */
  file: z.string().min(1, "required"),
  from: z.enum(["csv", "jadarat", "wuzzuf"], "format_unknown").default("csv"),
  country: z.enum(KNOWN, "country_unknown").optional(),
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "source_invalid")
    .optional(),
  dryRun: z.boolean().default(false),
});

export type ImportPostings = z.input<typeof importPostingsSchema>;
