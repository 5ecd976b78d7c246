import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "./command.ts";

const DOCS = path.join(import.meta.dirname, "../../docs");

/** A command `docs NAME` that writes a page of the documentation from tables, or says whether it is behind them. */
export function docsPage(page: {
  readonly name: string;
  readonly file: string;
  readonly summary: string;
  readonly draw: () => string;
}): Command {
  const shown = `docs/${page.file}`;
  return {
    name: `docs ${page.name}`,
    usage: "[--check]",
    summary: page.summary,
    positionals: { min: 0, max: 0 },
    options: {
      check: {
        type: "boolean",
        description: "Write nothing; exit code 1 when the page is behind the tables",
      },
    },
    async run(input) {
      const file = path.join(DOCS, page.file);
      const drawn = page.draw();
      const current = (await readFile(file, "utf8").catch(() => "")) === drawn;
      const check = input.options["check"] === true;
      if (!check && !current) await writeFile(file, drawn);
      const text = current
        ? `${shown} is as the tables say.`
        : check
          ? `${shown} is behind the tables: run masar docs ${page.name}.`
          : `Wrote ${shown}.`;
      return { json: { current, written: !check && !current }, text, ok: current || !check };
    },
  };
}
