import { systemActor } from "#app/domain/kernel/actor.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { countryOption, type Command } from "./command.ts";
import { DRY_RUN, importEach } from "./import-result.ts";
import { withProgress } from "./progress.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

/** Imports wage records of the register; the worker then opens and settles checkpoints. */
export const importWagesCommand: Command = {
  name: "import wages",
  usage: "FILE…",
  summary: "Import wage records",
  positionals: { min: 1, max: 1_000 },
  options: {
    country: { type: "string", value: "CODE", description: "Country of the records (default MASAR_COUNTRY)" },
    "dry-run": DRY_RUN,
  },
  details: "For the columns see docs/formats/wages-csv.md. The same file again changes nothing.",
  run(input) {
    const chosen = countryOption(input);
    return withComposition(async ({ ctx }) => {
      const country = chosen ?? ctx.surroundings.defaultCountry;
      const actor = systemActor("masar import wages", country);
      return importEach(input, (file) =>
        withProgress("Wages", async (bar) =>
          valueOf(
            await importWages(ctx, actor, {
              file,
              country,
              dryRun: input.options["dry-run"] === true,
              onProgress: bar.update,
            }),
          ),
        ),
      );
    });
  },
};
