import { systemActor } from "#app/domain/kernel/actor.ts";
import { importScores } from "#app/domain/registry/import-scores.server.ts";
import { countryOption, type Command } from "./command.ts";
import { DRY_RUN, importEach } from "./import-result.ts";
import { withProgress } from "./progress.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

/** Imports scores and the variables they were worked out from. */
export const importScoreCommand: Command = {
  name: "import score",
  usage: "FILE…",
  summary: "Import registry scores and their variables",
  positionals: { min: 1, max: 1_000 },
  options: {
    country: {
      type: "string",
      value: "CODE",
      description: "Country of the registry (default MASAR_COUNTRY)",
    },
    "dry-run": DRY_RUN,
  },
  details: "For the columns see docs/formats/score-csv.md. The same file again changes nothing.",
  run(input) {
    const chosen = countryOption(input);
    return withComposition(async ({ ctx }) => {
      const country = chosen ?? ctx.surroundings.defaultCountry;
      const actor = systemActor("masar import score", country);
      const dryRun = input.options["dry-run"] === true;
      return importEach(input, (file) =>
        withProgress("Scores", async (bar) =>
          valueOf(await importScores(ctx, actor, { file, country, dryRun, onProgress: bar.update })),
        ),
      );
    });
  },
};
