import { readFile } from "node:fs/promises";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { projectPolicy } from "#app/domain/benefits/project-policy.server.ts";
import { CommandFailure, textOption, UsageError, type Command } from "./command.ts";
import { sentenceFor, valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

async function readCase(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandFailure(sentenceFor({ kind: "failure", code: "file_not_found", params: { file } }));
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(`${file} is not JSON: ${(error as Error).message}.`);
  }
}

/** Works out a household's benefit month by month. */
export const policyProject: Command = {
  name: "policy project",
  usage: "--pack ID FILE",
  summary: "Project a benefit month by month for a described case",
  positionals: { min: 1, max: 1 },
  options: { pack: { type: "string", value: "ID", description: "Policy pack, such as sa-2023" } },
  details: "For the case (JSON) see docs/formats/policy-case.md.",
  async run(input) {
    const packId = textOption(input, "pack");
    if (packId === undefined) throw new UsageError("--pack is missing");
    const [file = ""] = input.positionals;
    const policyCase = await readCase(file);
    return withComposition(async ({ ctx }) => {
      const actor = systemActor("masar policy project", ctx.surroundings.defaultCountry);
      const result = valueOf(await projectPolicy(ctx, actor, { packId, case: policyCase }));
      const range = ({ min, max }: { min: number | null; max: number | null }): string =>
        max === min ? String(min) : `${min ?? "?"} to ${max ?? "?"}`;
      const lines = result.months.map(
        (month) =>
          `${month.period}  earnings ${month.earnings}  benefit ${range(month.benefit)}  net ${range(month.net)}`,
      );
      return {
        json: result,
        text: [`${result.pack.id} v${result.pack.version}, ${result.pack.currency}`, ...lines].join("\n"),
      };
    });
  },
};
