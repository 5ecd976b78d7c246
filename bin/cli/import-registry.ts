import { systemActor } from "#app/domain/kernel/actor.ts";
import { importRegistry } from "#app/domain/people/import-registry.server.ts";
import { countryOption, type Command } from "./command.ts";
import { DRY_RUN, importEach } from "./import-result.ts";
import { withProgress } from "./progress.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

/** Imports households, their members and benefits from a registry. */
export const importRegistryCommand: Command = {
  name: "import registry",
  usage: "FILE…",
  summary: "Import households and people of a registry",
  positionals: { min: 1, max: 1_000 },
  options: {
    country: {
      type: "string",
      value: "CODE",
      description: "Country of the registry (default MASAR_COUNTRY)",
    },
    "dry-run": DRY_RUN,
  },
  details: "For the columns see docs/formats/registry-csv.md. The same file again changes nothing.",
  run(input) {
    const chosen = countryOption(input);
    return withComposition(async ({ ctx }) => {
      const country = chosen ?? ctx.surroundings.defaultCountry;
      const actor = systemActor("masar import registry", country);
      const dryRun = input.options["dry-run"] === true;
      return importEach(input, (file) =>
        withProgress("Registry", async (bar) =>
          valueOf(await importRegistry(ctx, actor, { file, country, dryRun, onProgress: bar.update })),
        ),
      );
    });
  },
};
