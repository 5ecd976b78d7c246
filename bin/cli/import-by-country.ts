import { systemActor, type Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Outcome } from "#app/domain/kernel/result.ts";
import type { ImportResult, Progress } from "#app/domain/imports/import-result.ts";
import { countryOption, type Command } from "./command.ts";
import { DRY_RUN, importEach } from "./import-result.ts";
import { withProgress } from "./progress.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

type Input = {
  readonly file: string;
  readonly country: string;
  readonly dryRun: boolean;
  readonly onProgress: Progress;
};

/** The command that imports files of a country's register with `work`; `what` heads the progress bar. */
export const importByCountry = (
  command: Pick<Command, "name" | "summary" | "details">,
  what: string,
  work: (ctx: Ctx, actor: Actor, input: Input) => Promise<Outcome<ImportResult>>,
): Command => ({
  ...command,
  usage: "FILE…",
  positionals: { min: 1, max: 1_000 },
  options: {
    country: {
      type: "string",
      value: "CODE",
      description: "Country of the register (default MASAR_COUNTRY)",
    },
    "dry-run": DRY_RUN,
  },
  run(input) {
    const chosen = countryOption(input);
    return withComposition(async ({ ctx }) => {
      const country = chosen ?? ctx.surroundings.defaultCountry;
      const actor = systemActor(`masar ${command.name}`, country);
      const dryRun = input.options["dry-run"] === true;
      return importEach(input, (file) =>
        withProgress(what, async (bar) =>
          valueOf(await work(ctx, actor, { file, country, dryRun, onProgress: bar.update })),
        ),
      );
    });
  },
});
