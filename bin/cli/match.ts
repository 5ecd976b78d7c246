import { systemActor } from "#app/domain/kernel/actor.ts";
import { matchSeeker } from "#app/domain/matching/match-seeker.server.ts";
import { runMatching } from "#app/domain/matching/run-matching.server.ts";
import { countryOption, numberOption, UsageError, type Command } from "./command.ts";
import { withProgress } from "./progress.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

const COUNTRY = { type: "string", value: "CODE", description: "Country (default MASAR_COUNTRY)" } as const;

/** What fits one person best, with the whole explanation. */
export const matchCommand: Command = {
  name: "match",
  usage: "SEEKER",
  summary: "What fits one person best, and why",
  positionals: { min: 1, max: 1 },
  options: { limit: { type: "string", value: "N", description: "How many postings", default: "20" } },
  details: "SEEKER is the person's id. See also: masar match run.",
  run(input) {
    const limit = numberOption(input, "limit", 20, 50);
    const [personId = ""] = input.positionals;
    if (!/^[0-9a-f-]{36}$/i.test(personId)) throw new UsageError("SEEKER must be a person's id (a UUID)");
    return withComposition(async ({ ctx }) => {
      const actor = systemActor("masar match", ctx.surroundings.defaultCountry);
      const items = valueOf(await matchSeeker(ctx, actor, { personId, limit }));
      const text = items.map(
        ({ score, stones, kind, id }) => `${score.toFixed(4)}  ${"●".repeat(stones)}  ${kind}  ${id}`,
      );
      return { json: items, text: text.join("\n") || "Nothing fits." };
    });
  },
};

/** Matches everybody with everything. */
export const matchRun: Command = {
  name: "match run",
  usage: "",
  summary: "Match every seeker with every live posting and keep the best",
  positionals: { min: 0, max: 0 },
  options: { country: COUNTRY },
  run(input) {
    const chosen = countryOption(input);
    return withComposition(async ({ ctx }) => {
      const country = chosen ?? ctx.surroundings.defaultCountry;
      const actor = systemActor("masar match run", country);
      const run = await withProgress("Seekers", async (bar) =>
        valueOf(await runMatching(ctx, actor, { country, onProgress: bar.update })),
      );
      const share = (part: number): string => `${Math.round(part * 1000) / 10} %`;
      return {
        json: run,
        text: `${run.seekers} seekers, ${run.postings} postings, ${share(run.coverage)} of them in somebody's first ten.`,
      };
    });
  },
};
