import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Command } from "./command.ts";
import { drawMachines } from "./draw-machines.ts";

const PAGE = path.join(import.meta.dirname, "../../docs/machines.md");

/** Draws the state machines into the documentation, or says whether the page is behind them. */
export const docsMachines: Command = {
  name: "docs machines",
  usage: "[--check]",
  summary: "Draw the state machines into docs/machines.md",
  positionals: { min: 0, max: 0 },
  options: {
    check: { type: "boolean", description: "Write nothing; exit code 1 when the page is behind the tables" },
  },
  async run(input) {
    const drawn = drawMachines();
    const current = (await readFile(PAGE, "utf8").catch(() => "")) === drawn;
    const check = input.options["check"] === true;
    if (!check && !current) await writeFile(PAGE, drawn);
    const text = current
      ? "docs/machines.md is as the tables say."
      : check
        ? "docs/machines.md is behind the tables: run masar docs machines."
        : "Wrote docs/machines.md.";
    return { json: { current, written: !check && !current }, text, ok: current || !check };
  },
};
