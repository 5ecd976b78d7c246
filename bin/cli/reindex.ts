import { systemActor } from "#app/domain/kernel/actor.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import type { Command } from "./command.ts";
import { progressBar } from "./progress.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

/** Builds lexicon, index and suggestions anew, behind the live ones. */
export const reindexCommand: Command = {
  name: "reindex",
  usage: "",
  summary: "Build the search index anew; searches use the old one until it is complete",
  positionals: { min: 0, max: 0 },
  options: {},
  run: () =>
    withComposition(async ({ ctx }) => {
      const bar = progressBar("Index");
      const actor = systemActor("masar reindex", ctx.surroundings.defaultCountry);
      const outcome = await reindex(ctx, actor, { onProgress: bar.update });
      bar.stop();
      const report = valueOf(outcome);
      return {
        json: report,
        text: `${report.documents} postings, ${report.suggestions} suggestions, ${report.words} words.`,
      };
    }),
};
