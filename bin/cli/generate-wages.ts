import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isPlainMonth } from "#app/domain/kernel/plain-date.ts";
import { readRegisterWorkers } from "#app/domain/placements/read-register-workers.server.ts";
import { KEY_HEADER, WAGE_HEADER, wageCases, wageLine, type WageCase } from "#prisma/seed/demo/wages.ts";
import { countryOption, numberOption, textOption, UsageError, type Command } from "./command.ts";
import { valueOf } from "./sentences.ts";
import { withComposition } from "./with-composition.ts";

/** Writes lines as they come; `null` writes nothing. */
async function writeFile(file: string | undefined, lines: () => Iterable<string>): Promise<void> {
  if (file === undefined) return;
  await pipeline(
    Readable.from(
      (function* () {
        for (const line of lines()) yield `${line}\n`;
      })(),
    ),
    createWriteStream(file, { mode: 0o600 }),
  );
}

/** Writes a wage file for trying things out, and what is hidden in it. */
export const generateWages: Command = {
  name: "generate wages",
  usage: "FILE",
  summary: "Write a wage file of placements here and made-up persons, the same for the same seed",
  positionals: { min: 1, max: 1 },
  options: {
    month: { type: "string", value: "YYYY-MM", description: "The month that the register reports" },
    size: { type: "string", value: "N", description: "Rows of made-up persons (default 1000)" },
    seed: { type: "string", value: "N", description: "Another file for another number (default 1)" },
    key: {
      type: "string",
      value: "FILE",
      description: "Also write what is hidden in the file, line by line",
    },
    country: {
      type: "string",
      value: "CODE",
      description: "Country of the placements (default MASAR_COUNTRY)",
    },
  },
  details:
    "For the columns see docs/formats/wages-csv.md. Holds identity numbers, so it is refused in production.",
  run(input) {
    const month = textOption(input, "month") ?? "";
    if (!isPlainMonth(month)) throw new UsageError("--month must be a month such as 2027-03");
    const rows = numberOption(input, "size", 1_000, 10_000_000, 0);
    const seed = numberOption(input, "seed", 1, 2_147_483_647, 0);
    const chosen = countryOption(input);
    return withComposition(async ({ ctx }) => {
      const country = chosen ?? ctx.surroundings.defaultCountry;
      const known = valueOf(await readRegisterWorkers(ctx, { country }));
      const cases = (): Generator<WageCase> => wageCases({ rows, month, seed, known });
      let written = 0;
      await writeFile(input.positionals[0], function* () {
        yield WAGE_HEADER;
        for (const one of cases())
          for (const row of one.rows) {
            written++;
            yield wageLine(row);
          }
      });
      await writeFile(textOption(input, "key"), function* () {
        yield KEY_HEADER;
        for (const { nationalId, hidden } of cases())
          for (const { what, registrationNumber, month: of, value } of hidden)
            yield [what, nationalId, registrationNumber, of, value].join(",");
      });
      return {
        json: { rows: written, known: known.length },
        text: `${written} rows, of ${known.length} persons with work here and of made-up ones`,
      };
    });
  },
};
