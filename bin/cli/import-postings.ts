import { systemActor } from "#app/domain/kernel/actor.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { textOption, type Command } from "./command.ts";
import { settleIndex } from "./settle-index.ts";
import { DRY_RUN, importEach } from "./import-result.ts";
import { withProgress } from "./progress.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

/** Imports postings of another source. */
export const importPostingsCommand: Command = {
  name: "import postings",
  usage: "FILE…",
  summary: "Import postings of another source",
  positionals: { min: 1, max: 1_000 },
  options: {
    from: { type: "string", value: "FORMAT", description: "csv, jadarat or wuzzuf", default: "csv" },
    country: {
      type: "string",
      value: "CODE",
      description: "Country of the postings, such as SA (default by format)",
    },
    source: { type: "string", value: "NAME", description: "Name of the source (default by format)" },
    "dry-run": DRY_RUN,
  },
  details:
    "The csv format needs the columns id, title, employer, region and city; see docs/formats/postings-csv.md.\n" +
    "Each row ends as accepted, updated, unchanged, duplicate or rejected; the report says why.\n" +
    "The same file again changes nothing.",
  run: (input) =>
    withComposition(async (composition) => {
      const { ctx } = composition;
      const dryRun = input.options["dry-run"] === true;
      const country = textOption(input, "country") as Parameters<typeof importPostings>[2]["country"];
      const actor = systemActor("masar import postings", country ?? ctx.surroundings.defaultCountry);
      const output = await importEach(input, (file) =>
        withProgress("Postings", async (bar) =>
          valueOf(
            await importPostings(ctx, actor, {
              file,
              from: (textOption(input, "from") ?? "csv") as "csv",
              country,
              source: textOption(input, "source"),
              dryRun,
              onProgress: bar.update,
            }),
          ),
        ),
      );
      if (!dryRun) await settleIndex(composition);
      return output;
    }),
};
