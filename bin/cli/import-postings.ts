import { systemActor } from "#app/domain/kernel/actor.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { countryOption, textOption, UsageError, type Command } from "./command.ts";
import { settleIndex } from "./settle-index.ts";
import { DRY_RUN, importEach } from "./import-result.ts";
import { withProgress } from "./progress.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

type Country = Parameters<typeof importPostings>[2]["country"];

const FORMATS = ["csv", "jadarat", "wuzzuf"] as const;
const isFormat = (name: string): name is (typeof FORMATS)[number] =>
  FORMATS.some((format) => format === name);

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
  run(input) {
    const country = countryOption(input) as Country;
    const from = textOption(input, "from") ?? "csv";
    if (!isFormat(from)) throw new UsageError(`--from must be ${FORMATS.join(", ")}`);
    return withComposition(async (composition) => {
      const { ctx } = composition;
      const dryRun = input.options["dry-run"] === true;
      const actor = systemActor("masar import postings", country ?? ctx.surroundings.defaultCountry);
      const output = await importEach(input, (file) =>
        withProgress("Postings", async (bar) =>
          valueOf(
            await importPostings(ctx, actor, {
              file,
              from,
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
    });
  },
};
