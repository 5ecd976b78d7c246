import { systemActor } from "#app/domain/kernel/actor.ts";
import { importTaxonomy } from "#app/domain/taxonomy/import-taxonomy.server.ts";
import { UsageError, type Command } from "./command.ts";
import { settleIndex } from "./settle-index.ts";
import { DRY_RUN, inWords } from "./import-result.ts";
import { withProgress } from "./progress.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

/** Imports the ESCO classification, merged by URI with the starter taxonomy. */
export const importTaxonomyCommand: Command = {
  name: "import taxonomy",
  usage: "FOLDER | FILE…",
  summary: "Import the ESCO classification",
  positionals: { min: 1, max: 5 },
  options: {
    from: { type: "string", value: "esco", description: "Format", default: "esco" },
    "dry-run": DRY_RUN,
  },
  details:
    "FOLDER holds isco_groups_en, skill_groups, occupations, skills and occupation_skill_relations,\n" +
    "each as .csv or .csv.gz. A second run changes nothing.",
  run(input) {
    if ((input.options["from"] ?? "esco") !== "esco") throw new UsageError("--from must be esco");
    return withComposition(async (composition) => {
      const { ctx } = composition;
      const actor = systemActor("masar import taxonomy", ctx.surroundings.defaultCountry);
      const dryRun = input.options["dry-run"] === true;
      const result = await withProgress("Taxonomy", async (bar) =>
        valueOf(
          await importTaxonomy(ctx, actor, {
            paths: input.positionals,
            dryRun,
            onProgress: ({ done }) => bar.update(Math.round(done * 100), 100),
          }),
        ),
      );
      if (!dryRun) await settleIndex(composition, { anew: result.accepted + result.updated > 0 });
      return { json: result, text: inWords(result, input) };
    });
  },
};
