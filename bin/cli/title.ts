import { readFile } from "node:fs/promises";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { codeTitles } from "#app/domain/taxonomy/code-titles.server.ts";
import { CommandFailure, numberOption, textOption, UsageError, type Command } from "./command.ts";
import { sentenceFor, valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

/** The first column of each line; a line without a tab is a title as a whole. */
async function titlesOf(file: string): Promise<string[]> {
  const content = await readFile(file, "utf8").catch(() => {
    throw new CommandFailure(sentenceFor({ kind: "failure", code: "file_not_found", params: { file } }));
  });
  return content
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => (line.split("\t")[0] ?? "").trim())
    .filter((title) => title !== "");
}

/** Codes job titles to occupations. */
export const titleCommand: Command = {
  name: "title",
  usage: "QUERY… | --file TSV",
  summary: "Code job titles to occupations, best first",
  positionals: { min: 0, max: 10_000 },
  options: {
    file: {
      type: "string",
      value: "TSV",
      description: "Titles from the first column of a UTF-8 file, one a line",
    },
    top: { type: "string", value: "N", description: "Occupations per title", default: "5" },
  },
  async run(input) {
    const file = textOption(input, "file");
    if (file === undefined && input.positionals.length === 0) throw new UsageError("Give titles, or --file");
    const top = numberOption(input, "top", 5, 50);
    const titles = [...input.positionals, ...(file === undefined ? [] : await titlesOf(file))];
    return withComposition(async ({ ctx }) => {
      const actor = systemActor("masar title", ctx.surroundings.defaultCountry);
      const coded = valueOf(await codeTitles(ctx, actor, { titles, top }));
      const text = coded
        .map(({ query, items }) =>
          [
            query,
            ...items.map(
              (i) => `  ${i.score.toFixed(3)}  ${i.iscoGroup ?? "----"}  ${i.label}  ${i.concept}`,
            ),
          ].join("\n"),
        )
        .join("\n");
      return { json: coded, text };
    });
  },
};
